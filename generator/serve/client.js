// Keeps an open page fresh while its hub is being written, and lists what to mend. Only `storyhub serve` adds it.
(() => {
  "use strict";

  const script = document.currentScript;
  const served = Number(script.dataset.epoch);
  const DISMISSED = "storyhub-dismissed";
  let shownEpoch = served;
  let host = null;

  const STYLE = `
    :host { all: initial; }
    [hidden] { display: none !important; }
    .panel, .badge { font: 1rem/1.5 system-ui, sans-serif; color: #1d1a16; background: #fffdf7; box-sizing: border-box; }
    .panel { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 72vh; overflow: auto;
      border-top: 6px solid #c62828; padding: 1rem clamp(1rem, 4vw, 3rem) 1.5rem;
      box-shadow: 0 -.5rem 2rem rgb(0 0 0 / .3); }
    .panel.mild { border-top-color: #b26a00; }
    header { display: flex; gap: 1rem; align-items: start; justify-content: space-between; position: sticky; top: -1rem;
      background: inherit; padding: .75rem 0 .5rem; margin: -.75rem 0 0; }
    h2 { font: 700 1.25rem/1.3 system-ui, sans-serif; margin: 0; }
    p { margin: .25rem 0; max-width: 70ch; white-space: pre-line; }
    ol { list-style: none; margin: .5rem 0 0; padding: 0; }
    li { border-top: 1px solid #d9d2c3; padding: .75rem 0; }
    .where { font: 600 .9375rem/1.4 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
    .level { font-weight: 700; color: #b3261e; }
    .level.warning { color: #8a5200; } .level.hint { color: #1a5fa8; }
    pre { font: .9375rem/1.5 ui-monospace, Consolas, monospace; background: #f3eee2; margin: .4rem 0; padding: .5rem .75rem;
      overflow: auto; tab-size: 2; }
    pre.fix { background: #e4f2e3; }
    code { font: .9375em/1 ui-monospace, Consolas, monospace; background: #f3eee2; padding: 0 .2em; }
    .label { font-weight: 600; margin-top: .5rem; }
    button { font: 600 1rem/1 system-ui, sans-serif; color: inherit; background: #f3eee2; border: 2px solid currentColor;
      border-radius: .25rem; padding: .6rem .9rem; min-height: 2.75rem; cursor: pointer; white-space: nowrap; }
    button:hover { background: #e6dec9; }
    button:focus-visible, .panel:focus-visible { outline: 3px solid #1a5fa8; outline-offset: 2px; }
    .badge { position: fixed; inset: auto auto 1rem 1rem; z-index: 2147483647; box-shadow: 0 .25rem 1rem rgb(0 0 0 / .3); }
    @media (prefers-color-scheme: dark) {
      .panel, .badge { color: #f4efe4; background: #211e1a; }
      pre, code, button { background: #332e27; } pre.fix { background: #1f3a24; } li { border-color: #4a4338; }
      button:hover { background: #453e34; }
      .level { color: #ff8a80; } .level.warning { color: #ffcc80; } .level.hint { color: #9ecbff; }
    }`;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function root() {
    if (!host) {
      host = element("storyhub-problems", { lang: "en", dir: "ltr" });
      const shadow = host.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      shadow.adoptedStyleSheets = [sheet];
    }
    if (!host.isConnected) document.documentElement.append(host);
    return host.shadowRoot;
  }

  function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  }

  function tally(problems) {
    return ["error", "warning", "hint"]
      .map((level) => [level, problems.filter((p) => p.severity === level).length])
      .filter(([, number]) => number)
      .map(([level, number]) => count(number, level))
      .join(", ");
  }

  function prose(text) {
    const parts = text.split("`").map((part, place) => (place % 2 ? element("code", {}, part) : part));
    return element("p", {}, ...parts);
  }

  function entry(problem) {
    const item = element("li", {});
    item.append(
      element("div", {},
        element("span", { class: "where" }, problem.where), " ",
        element("span", { class: `level ${problem.severity}` }, problem.severity), " ",
        element("small", {}, problem.code)),
      prose(problem.message));
    if (problem.excerpt) {
      const caret = problem.column ? `\n${" ".repeat(problem.column - 1)}^` : "";
      item.append(element("pre", { tabindex: "0", "aria-label": `Line ${problem.line}` },
        problem.excerpt.replaceAll("\t", " ") + caret));
    }
    if (problem.hint) item.append(prose(problem.hint));
    if (problem.fix) {
      item.append(element("div", { class: "label" }, "Corrected:"),
        element("pre", { class: "fix", tabindex: "0", "aria-label": "Corrected" }, problem.fix));
    }
    return item;
  }

  function heading(news) {
    if (news.stale) return "Not updated: this page is the last good one";
    return news.problems.some((p) => p.severity === "error") ? "Something is left out of the site" : "Worth a look";
  }

  function panel(news, close) {
    const dismiss = element("button", { type: "button" }, "Close");
    dismiss.addEventListener("click", close);
    const mild = news.problems.some((p) => p.severity === "error") ? "" : " mild";
    return element("section",
      { class: `panel${mild}`, role: "alert", "aria-labelledby": "title", tabindex: "-1" },
      element("header", {},
        element("div", {},
          element("h2", { id: "title" }, heading(news)),
          element("p", {}, `${tally(news.problems)}. Mend and save: this closes by itself.`)),
        dismiss),
      element("ol", {}, ...news.problems.map(entry)));
  }

  function show(news) {
    if (host) host.shadowRoot.replaceChildren();
    if (!news.problems.length) {
      sessionStorage.removeItem(DISMISSED);
      host?.remove();
      return;
    }
    const fingerprint = JSON.stringify([news.stale, news.problems]);
    const serious = news.stale || news.problems.some((p) => p.severity === "error");
    const shadow = root();
    const badge = element("button", { type: "button", class: "badge", "aria-expanded": "false" }, tally(news.problems));
    const close = () => {
      sessionStorage.setItem(DISMISSED, fingerprint);
      shadow.replaceChildren(badge);
      badge.focus();
    };
    const open = (focus) => {
      const made = panel(news, close);
      made.addEventListener("keydown", (event) => event.key === "Escape" && close());
      shadow.replaceChildren(made);
      if (focus) made.focus();
    };
    badge.addEventListener("click", () => open(true));
    if (serious && sessionStorage.getItem(DISMISSED) !== fingerprint) open(false);
    else shadow.replaceChildren(badge);
  }

  document.addEventListener("keydown", (event) => {
    const button = event.key === "Escape" && host?.isConnected && host.shadowRoot.querySelector(".panel header button");
    if (button) button.click();
  });

  async function swapStyles() {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const wanted = [...fresh.querySelectorAll("link[rel~=stylesheet]")].map((link) => link.getAttribute("href"));
    const standing = [...document.querySelectorAll("link[rel~=stylesheet]")];
    if (!wanted.length || wanted.length !== standing.length) return location.reload();
    standing.forEach((old, place) => {
      const link = old.cloneNode();
      const address = new URL(wanted[place], location.href);
      address.searchParams.set("fresh", String(shownEpoch));
      link.href = address.href;
      link.addEventListener("load", () => old.remove());
      old.after(link);
    });
  }

  function hear(news) {
    if (news.epoch !== shownEpoch) {
      const next = news.epoch === shownEpoch + 1;
      shownEpoch = news.epoch;
      if (!next || !(news.styles || news.same.includes(script.dataset.page))) return location.reload();
      if (news.styles) swapStyles().catch(() => location.reload());
    }
    show(news);
  }

  const source = new EventSource(script.dataset.events);
  source.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
