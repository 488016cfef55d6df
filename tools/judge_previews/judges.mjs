// Reads addresses, a line each, and answers each with a line of JSON: what two readers of link previews find there.
import { createInterface } from "node:readline";
import metascraper from "metascraper";
import description from "metascraper-description";
import image from "metascraper-image";
import title from "metascraper-title";
import url from "metascraper-url";
import openGraphScraper from "open-graph-scraper";

const scrape = metascraper([description(), image(), title(), url()]);

async function openGraph(html) {
  const { result } = await openGraphScraper({ html });
  const [picture, ...more] = result.ogImage ?? [];
  return {
    title: result.ogTitle, description: result.ogDescription, url: result.ogUrl, pictures: more.length + (picture ? 1 : 0),
    image: picture?.url, type: picture?.type, width: picture?.width, height: picture?.height, alt: picture?.alt,
  };
}

for await (const address of createInterface({ input: process.stdin })) {
  const answer = await fetch(address, { redirect: "manual" });
  const html = await answer.text();
  const found = { "open-graph-scraper": await openGraph(html), metascraper: await scrape({ html, url: address }) };
  console.log(JSON.stringify({ address, found }));
}
