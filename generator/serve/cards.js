// The page of all cards: asks what there is, shows it, and asks again whenever a file was saved.

const form = document.querySelector("#choices");
const tiles = document.querySelector("#tiles");
const status = document.querySelector("#status");
const SVG = "http://www.w3.org/2000/svg";
let state = { tiles: [], problems: [], samples: [], pages: [] };
let pages = [];
let asked = 0;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Words in backticks are what stands in files.
function words(text) {
  return text.split("`").map((part, number) => (number % 2 ? element("code", {}, part) : part));
}

function mistakes(problems) {
  return element("ul", { class: "problems" }, ...problems.map((problem) => element("li", {},
    element("code", {}, problem.where),
    element("p", {}, element("strong", {}, ...words(problem.message))),
    element("p", {}, ...words(problem.hint)),
    ...(problem.excerpt ? [element("pre", {}, problem.excerpt)] : []),
    ...(problem.fix ? [element("pre", { class: "fix", "aria-label": "Corrected" }, problem.fix)] : []))));
}

function shape(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

function overlay(tile) {
  const drawing = shape("svg", { viewBox: `0 0 ${tile.width} ${tile.height}`, "aria-hidden": "true" });
  for (const area of tile.areas) {
    const { x, y, width, height } = area;
    drawing.append(shape("rect", { x, y, width, height, class: area.inner ? "inner" : "" }));
    if (width < tile.width || height < tile.height) {
      // What is in a stack has its word at the other side, so that the stack's own stays readable.
      const across = area.inner ? { x: x + width - 4, "text-anchor": "end" } : { x: Math.max(4, x + 4) };
      drawing.append(shape("text", { ...across, y: Math.max(20, y + 20) }, area.kind));
    }
  }
  if (tile.safe) {
    drawing.append(shape("rect", { class: "safe", x: tile.safe, y: tile.safe,
      width: tile.width - 2 * tile.safe, height: tile.height - 2 * tile.safe }));
  }
  return drawing;
}

function figure(tile) {
  if (!tile.src) return element("div", { class: "waits" }, mistakes(tile.problems));
  const picture = element("img", { src: tile.src, width: tile.width, height: tile.height, loading: "lazy",
    alt: `${tile.name} ${tile.form}`, "data-late": "" });
  picture.addEventListener("load", () => picture.removeAttribute("data-late"));
  picture.addEventListener("error", () => picture.closest(".picture").replaceWith("This card could not be drawn."));
  const frame = element("div", { class: "picture" }, picture, ...(form.boxes.checked ? [overlay(tile)] : []));
  const made = element("figure", {}, frame,
    element("figcaption", {}, element("b", {}, tile.form || tile.name), ` ${tile.width} × ${tile.height}`));
  made.style.setProperty("--ratio", tile.width / tile.height);
  return made;
}

function options(select, first, choices, wanted) {
  select.replaceChildren(...first, ...choices.map(([value, text]) => element("option", { value }, text)));
  select.value = [...select.options].some((option) => option.value === wanted) ? wanted : select.options[0]?.value ?? "";
}

function unique(values) {
  return [...new Set(values.filter(Boolean))].map((value) => [value, value]);
}

function show() {
  const wanted = { design: form.design.value, form: form.form.value };
  options(form.design, [element("option", { value: "" }, "all")], unique(state.tiles.map((tile) => tile.name)), wanted.design);
  options(form.form, [element("option", { value: "" }, "all")], unique(state.tiles.map((tile) => tile.form)), wanted.form);
  const shown = state.tiles.filter((tile) =>
    (!form.design.value || tile.name === form.design.value) && (!form.form.value || !tile.form || tile.form === form.form.value));
  const names = [...new Set(shown.map((tile) => tile.name))];
  const box = document.querySelector("#problems");
  const placed = new Set(shown.flatMap((tile) => (tile.problems ?? []).map((problem) => problem.where)));
  const others = state.problems.filter((problem) => !placed.has(problem.where));
  box.hidden = !others.length;
  box.replaceChildren(...(others.length ? [mistakes(others)] : []));
  tiles.className = shown.length === 1 ? "one" : "";
  tiles.replaceChildren(...names.map((name) => element("section", { class: "group" },
    element("h2", {}, name),
    element("div", { class: "cards" }, ...shown.filter((tile) => tile.name === name).map(figure)))));
  const count = state.problems.length;
  status.className = count ? "wrong" : "";
  status.textContent = count ? `${count} ${count === 1 ? "mistake" : "mistakes"} to mend`
    : `${shown.length} ${shown.length === 1 ? "card" : "cards"}, as the files are now`;
  document.querySelector("#theme").textContent = state.theme ? `of the theme ${state.theme}` : "";
}

async function ask(query) {
  const answer = await fetch(`state.json?${new URLSearchParams(query)}`);
  return answer.json();
}

async function refresh() {
  const number = ++asked;
  const [kind, name] = form.with.value ? form.with.value.split(/:(.*)/s) : ["sample", "usual"];
  const found = await ask(kind === "page" ? { page: name } : { sample: name });
  if (number !== asked) return;
  state = found;
  if (state.pages.length) pages = state.pages;
  list(form.with.value);
  show();
  remember();
  if (!pages.length && kind === "sample") {
    pages = (await ask({ page: "" })).pages;
    list(form.with.value);
  }
}

let samples = [];
function list(wanted) {
  if (state.samples.length) samples = state.samples;
  const groups = [["Samples", "sample", samples], ["Pages of this hub", "page", pages]];
  form.with.replaceChildren(...groups.filter((group) => group[2].length).map(([label, kind, choices]) =>
    element("optgroup", { label }, ...choices.map((choice) => element("option", { value: `${kind}:${choice.name}` }, choice.title)))));
  if ([...form.with.options].some((option) => option.value === wanted)) form.with.value = wanted;
}

function remember() {
  const chosen = new URLSearchParams();
  for (const field of [form.with, form.design, form.form]) if (field.value) chosen.set(field.name, field.value);
  if (form.boxes.checked) chosen.set("boxes", "yes");
  history.replaceState(null, "", `#${chosen}`);
}

const before = new URLSearchParams(location.hash.slice(1));
for (const field of [form.with, form.design, form.form]) {
  const value = before.get(field.name);
  if (value) { field.append(element("option", { value }, value)); field.value = value; }
}
form.boxes.checked = before.has("boxes");
form.with.addEventListener("change", refresh);
for (const field of [form.design, form.form, form.boxes]) field.addEventListener("change", () => { show(); remember(); });
form.addEventListener("submit", (event) => event.preventDefault());

new EventSource("/_storyhub/events").addEventListener("message", refresh);
refresh();
