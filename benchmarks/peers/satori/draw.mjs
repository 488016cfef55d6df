// The equal card with satori and resvg-js: `node draw.mjs CARDS`, CARDS as benchmarks/cards/content.py writes it.
// Speaks as benchmarks/cards/worker.py does: a line of JSON in for each round, a line of JSON out.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Resvg } from "@resvg/resvg-js";
import satori from "satori";

const content = JSON.parse(readFileSync(process.argv[2], "utf8"));
const fonts = [
  { name: "Bold", data: readFileSync(content.fonts.bold), weight: 700, style: "normal" },
  { name: "Regular", data: readFileSync(content.fonts.regular), weight: 400, style: "normal" },
];
const logo = "data:image/png;base64," + readFileSync(content.logo).toString("base64");
const resvgOptions = { font: { loadSystemFonts: false } };

const element = (type, style, children) => ({ type, props: { style, children } });
const box = (place, more) => ({
  position: "absolute", left: place.x, top: place.y, width: place.width, height: place.height, display: "flex", ...more,
});
const picture = (src, place, fit) => ({
  type: "img",
  props: { src, width: place.width, height: place.height, style: box(place, { objectFit: fit }) },
});
const words = (place, text, family, size, color, more) =>
  element("div", box(place, { fontFamily: family, fontSize: size, color, ...more }), text);

// satori measures nothing for its users, so a title's size comes from how many characters its box takes.
function titleSize(format, title) {
  for (let size = format.title_size; size > 20; size -= 2) {
    const aLine = Math.floor(format.title.width / (size * 0.53));
    if (Math.ceil(title.length / aLine) <= format.title_lines - (title.length > 2 * aLine ? 0.5 : 0)) return size;
  }
  return 20;
}

function hills(card, { width, height }) {
  const shapes = card.hills.map(({ points, colour }) => `<polygon points="${points.join(" ")}" fill="${colour}"/>`);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${shapes.join("")}</svg>`;
  return "data:image/svg+xml;base64," + Buffer.from(svg).toString("base64");
}

function tree(card, format, withPhoto) {
  const whole = { x: 0, y: 0, width: format.width, height: format.height };
  const dark = (opacity) => content.ink + Math.round(opacity * 255).toString(16).padStart(2, "0");
  const ground = withPhoto
    ? [
        picture("data:image/jpeg;base64," + readFileSync(card.photo).toString("base64"), whole, "cover"),
        element("div", box(whole, { backgroundColor: dark(0.25) })),
      ]
    : [
        words(format.initial, card.initial, "Bold", format.initial.height, "#ffffff", { opacity: 0.18, lineHeight: 1 }),
        picture(hills(card, whole), whole, "fill"),
      ];
  return element("div", { display: "flex", width: format.width, height: format.height, backgroundColor: content.ground }, [
    ...ground,
    element("div", box(format.shade, { backgroundImage: `linear-gradient(to bottom, ${dark(0)}, ${dark(0.9)})` })),
    picture(logo, format.logo, "contain"),
    words(format.hub, content.hub, "Bold", 34, "#ffffff", { alignItems: "center" }),
    words(format.kicker, card.kicker, "Bold", 28, content.accent, {}),
    words(format.title, card.title, "Bold", titleSize(format, card.title), "#ffffff", {
      alignItems: "flex-end", lineHeight: 1.1, textWrap: "balance",
    }),
    words(format.meta, card.meta, "Regular", 28, content.muted, { alignItems: "center" }),
    element("div", box(format.accent, { backgroundColor: content.accent })),
  ]);
}

async function draw(card, format, withPhoto) {
  const svg = await satori(tree(card, format, withPhoto), { width: format.width, height: format.height, fonts });
  return new Resvg(svg, resvgOptions).render().asPng();
}

const further = Object.keys(content.formats).filter((name) => name !== "link");
const some = content.cards.filter((card) => content.further.includes(card.slug));
const cases = {
  photo: content.cards.map((card) => [card, "link", true]),
  plain: content.cards.map((card) => [card, "link", false]),
  further: some.flatMap((card) => further.map((name) => [card, name, true])),
};

function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

async function round(name, keep) {
  const sizes = [];
  const began = performance.now();
  const used = process.cpuUsage();
  for (const [card, format, withPhoto] of cases[name]) {
    const data = await draw(card, content.formats[format], withPhoto);
    if (keep) {
      mkdirSync(keep, { recursive: true });
      writeFileSync(join(keep, `${String(sizes.length).padStart(3, "0")}.png`), data);
    }
    sizes.push(data.length);
  }
  const { user, system } = process.cpuUsage(used);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - began) / 1e3, bytes: sizes, peak: peak() };
}

for (const [card, format, withPhoto] of cases.photo.slice(0, 4)) await draw(card, content.formats[format], withPhoto);
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  console.log(JSON.stringify(await round(asked.case, asked.keep)));
}
