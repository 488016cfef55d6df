// Enhancements only: every page works without this file.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A video is fetched from its host only after a reader asked for it.
  for (const link of all(".video-open[data-embed]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const address = new URL(link.dataset.embed);
      address.searchParams.set("autoplay", "1");
      const frame = document.createElement("iframe");
      frame.src = address.href;
      frame.title = link.dataset.title;
      frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      frame.allowFullscreen = true;
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      link.replaceWith(frame);
      frame.focus();
    });
  }

  for (const share of all(".share")) {
    const { title, url } = share.dataset;
    const native = share.querySelector("[data-share]");
    const copy = share.querySelector("[data-copy]");
    const status = share.querySelector("[data-status]");

    if (native && navigator.share) {
      native.parentElement.hidden = false;
      native.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
    }
    if (copy && navigator.clipboard) {
      copy.parentElement.hidden = false;
      const label = copy.textContent;
      copy.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(url);
        } catch {
          return;
        }
        copy.textContent = status.textContent = copy.dataset.done;
        setTimeout(() => {
          copy.textContent = label;
          status.textContent = "";
        }, 2500);
      });
    }
  }

  // Mastodon is many servers: ask once, remember in this browser.
  for (const link of all('a[data-network="mastodon"][data-ask]')) {
    link.addEventListener("click", (event) => {
      const key = "mastodon-server";
      let known = "";
      try {
        known = localStorage.getItem(key) || "";
      } catch {
        // Storage may be switched off; then we ask each time.
      }
      const answer = prompt(link.dataset.ask, known);
      event.preventDefault();
      if (!answer) return;
      const host = answer.trim().replace(/^https?:\/\//, "").replace(/^.*@/, "").replace(/\/.*$/, "");
      if (!/^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?$/i.test(host)) return;
      try {
        localStorage.setItem(key, host);
      } catch {
        // As above.
      }
      const address = new URL(link.href);
      address.host = host;
      location.href = address.href;
    });
  }

  // The share kit: words to take along, pictures to hand to another app, a Mastodon server of one's own.
  const said = document.querySelector("[data-said]");
  const tell = (button, words) => {
    const label = button.innerHTML;
    button.textContent = said.textContent = words;
    button.classList.add("is-done");
    setTimeout(() => {
      button.innerHTML = label;
      button.classList.remove("is-done");
      said.textContent = "";
    }, 2500);
  };
  for (const button of navigator.clipboard ? all("[data-take]") : []) {
    const text = button.closest("li, .kit-caption, .kit-tags").querySelector("[data-text]");
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.classList.contains("is-done")) return;
      navigator.clipboard.writeText(text.textContent).then(() => tell(button, button.dataset.done), () => {});
    });
  }
  const mayShareFiles =
    navigator.canShare?.({ files: [new File([""], "card.jpg", { type: "image/jpeg" })] }) ?? false;
  for (const button of mayShareFiles ? all("[data-send]") : []) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const { send, title, url } = button.dataset;
      try {
        const picture = await (await fetch(send)).blob();
        const name = new URL(send, location.href).pathname.split("/").pop();
        const files = [new File([picture], name, { type: picture.type })];
        await navigator.share({ files, title, text: `${title} ${url}` });
      } catch {
        // The reader thought better of it, or is offline: the download stands beside the button.
      }
    });
  }
  const server = document.getElementById("kit-server");
  if (server) {
    const links = all("[data-server]");
    const own = links.map((link) => link.href);
    const lead = () => {
      const host = server.value.trim().replace(/^https?:\/\//, "").replace(/^.*@/, "").replace(/\/.*$/, "");
      links.forEach((link, at) => {
        const address = new URL(own[at]);
        if (/^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?$/i.test(host)) address.host = host;
        link.href = address.href;
      });
      return host;
    };
    try {
      server.value = localStorage.getItem("mastodon-server") || "";
    } catch {
      // As above.
    }
    server.closest("[hidden]").hidden = false;
    lead();
    server.addEventListener("input", () => {
      const host = lead();
      try {
        localStorage.setItem("mastodon-server", host);
      } catch {
        // As above.
      }
    });
  }

  // Representatives: the postcode or place that a reader types leaves those who stand for it. Nothing leaves the page.
  const finder = document.querySelector("[data-finder]");
  if (finder) {
    const field = finder.querySelector("input");
    const told = finder.querySelector("[data-finder-said]");
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();
    // What stands before the space of a postcode is a part of its own: OT1 2AB is in OT1, and OT11 2AB is not.
    const postcode = (text) => {
      const spaced = text.toUpperCase().replace(/[^A-Z0-9 ]/g, " ").replace(/ +/g, " ").trim();
      const bare = spaced.replace(/ /g, "");
      const whole = /^([A-Z]{1,2}[0-9][A-Z0-9]?)[0-9][A-Z]{2}$/.exec(bare);
      return { bare, outward: whole ? whole[1] : spaced.includes(" ") ? spaced.split(" ")[0] : "" };
    };
    // How many signs of a postcode a beginning of postcodes covers; 0 where it is another's.
    const covered = (asked, known) => {
      if (!known.bare || !asked.bare.startsWith(known.bare)) return 0;
      if (asked.outward && known.outward) return asked.outward === known.outward ? known.bare.length : 0;
      if (asked.outward && /^[A-Z]{1,2}[0-9][A-Z0-9]?$/.test(known.bare)) {
        // EC1 holds EC1A; but OT1 is neither OT11 nor, written OT11, the first part of OT1 1.
        if (!asked.outward.startsWith(known.bare)) return 0;
        if (/[0-9]/.test(asked.outward.charAt(known.bare.length))) return 0;
      }
      return known.bare.length;
    };
    const people = all("[data-rep]").map((node) => ({
      node,
      body: node.dataset.body,
      areas: node.dataset.areas.split("|").filter(Boolean).map(plain),
      codes: node.dataset.postcodes.split("|").filter(Boolean).map(postcode),
    }));
    const stand = (text) => {
      const words = plain(text);
      const named = people.filter(({ areas }) =>
        areas.some((area) => area.startsWith(words) || area.split(/[\s,-]+/).some((word) => word.startsWith(words))),
      );
      if (named.length) return named;
      const asked = postcode(text);
      const found = [];
      // Each council divides the town in its own way: in each, the longest beginning counts.
      for (const body of new Set(people.map((person) => person.body))) {
        const members = people.filter((person) => person.body === body && person.codes.length);
        const fits = members.map((person) => Math.max(...person.codes.map((code) => covered(asked, code))));
        const best = Math.max(0, ...fits);
        if (best) found.push(...members.filter((_, at) => fits[at] === best));
        else found.push(...members.filter(({ codes }) => codes.some(({ bare }) => bare.startsWith(asked.bare))));
      }
      return found;
    };
    const look = () => {
      const text = field.value.trim();
      const found = text ? stand(text) : [];
      const everybody = people.filter(({ areas, codes }) => !areas.length && !codes.length);
      const shown = text && (found.length || everybody.length) ? new Set([...found, ...everybody]) : new Set(people);
      for (const person of people) person.node.hidden = !shown.has(person);
      for (const part of all("[data-council]")) {
        const members = all("[data-rep]", part);
        const gone = members.every((member) => member.hidden);
        part.hidden = Boolean(text) && gone && (members.length > 0 || shown.size < people.length);
      }
      const { none, nobody, one, many, all: rest } = told.dataset;
      const count = found.length > 1 ? many : found.length ? one : everybody.length ? none : nobody;
      const said = count.replace("%n", String(found.length)).replace("%s", () => text);
      told.textContent = !text ? "" : found.length && everybody.length ? `${said} ${rest}` : said;
    };
    finder.hidden = false;
    field.addEventListener("input", look);
    if (field.value) look();
  }

  // A letter: the reader's own words go into it, into the link for the mail program, and nowhere else.
  const letter = document.querySelector("[data-letter]");
  if (letter) {
    const paragraphs = all("[data-letter-line]", letter);
    const own = document.querySelector("[data-letter-own]");
    const mail = document.querySelector("[data-letter-mail]");
    const cut = document.querySelector("[data-letter-cut]");
    const reply = document.querySelector("[data-letter-said]");
    const { to, subject, limit } = letter.dataset;
    const encoded = (text) => encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text);
    const words = () => paragraphs.map((line) => line.textContent.trim()).filter(Boolean);
    const address = () => {
      const start = `mailto:${encoded(to).replace(/%40/g, "@").replace(/%2B/g, "+")}?subject=${encoded(subject)}&body=`;
      let body = words().join("\n\n").replace(/\r?\n/g, "\r\n");
      if (start.length + encoded(body).length <= limit) return [start + encoded(body), false];
      const end = encoded("\r\n\r\n[…]");
      while (body && start.length + encoded(body).length + end.length > limit) {
        const head = body.replace(/\s+\S*$/, "");
        body = head.length < body.length && head.length > body.length - 60 ? head : [...body].slice(0, -8).join("");
      }
      return [start + encoded(body) + end, true];
    };
    const lead = () => {
      if (!mail) return;
      const [href, short] = address();
      mail.href = href;
      cut.hidden = !short;
    };
    for (const field of all("[data-fills]", own)) {
      const line = paragraphs.find((paragraph) => paragraph.dataset.letterLine === field.dataset.fills);
      if (!line) continue;
      const usual = line.textContent;
      const fill = () => {
        line.textContent = field.value.trim() || usual;
        line.classList.toggle("is-filled", Boolean(field.value.trim()));
        lead();
      };
      field.addEventListener("input", fill);
      if (field.value) fill();
    }
    own.hidden = false;
    const date = letter.querySelector("[data-letter-date]");
    const { lang } = document.documentElement;
    date.textContent = new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
    for (const tool of all("[data-letter-tool]")) {
      const copy = tool.querySelector("[data-letter-copy]");
      if (copy && !navigator.clipboard) continue;
      tool.hidden = false;
      tool.querySelector("[data-letter-print]")?.addEventListener("click", () => print());
      copy?.addEventListener("click", async () => {
        const label = copy.textContent;
        if (label === copy.dataset.done) return;
        try {
          await navigator.clipboard.writeText(words().join("\n\n"));
        } catch {
          return;
        }
        copy.textContent = reply.textContent = copy.dataset.done;
        setTimeout(() => {
          copy.textContent = label;
          reply.textContent = "";
        }, 2500);
      });
    }
  }

  // Bars fill once, when they come into view.
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!still && "IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        const fill = target.querySelector(".progress-fill");
        requestAnimationFrame(() => fill.classList.replace("is-waiting", "is-filling"));
      }
    });
    for (const bar of all(".progress-bar")) {
      bar.querySelector(".progress-fill").classList.add("is-waiting");
      seen.observe(bar);
    }
  }

  // Galleries: the photos one after the other, in a dialog that gives the reader back where they were.
  const drawing = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
  const ARROWS = { previous: "M15 4 7 12l8 8", next: "m9 4 8 8-8 8", close: "m5 5 14 14M19 5 5 19" };
  const leafThrough = (gallery) => {
    const links = all(".gallery-open", gallery);
    const rtl = getComputedStyle(gallery).direction === "rtl";
    const leaf = document.createElement("dialog");
    leaf.className = links.length > 1 ? "leaf" : "leaf leaf-alone";
    leaf.setAttribute("aria-label", gallery.dataset.label);
    leaf.innerHTML =
      '<div class="leaf-bar"><span class="leaf-count" aria-live="polite"></span></div>' +
      '<div class="leaf-picture"></div><div class="leaf-foot"><div class="leaf-said"></div></div>';
    const button = (name, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.innerHTML = drawing(ARROWS[name]);
      made.setAttribute("aria-label", gallery.dataset[name]);
      made.addEventListener("click", act);
      return made;
    };
    const [bar, picture, foot] = leaf.children;
    let at = 0;
    const show = (number) => {
      at = (number + links.length) % links.length;
      const link = links[at];
      const small = link.querySelector("img");
      const image = new Image();
      image.width = link.dataset.width;
      image.height = link.dataset.height;
      image.sizes = "100vw";
      image.srcset = link.querySelector("source")?.srcset || small.srcset;
      image.src = link.href;
      image.alt = small.alt;
      image.draggable = false;
      picture.replaceChildren(image);
      const said = link.parentElement.querySelector("figcaption");
      foot.querySelector(".leaf-said").innerHTML = said ? said.innerHTML : "";
      bar.firstElementChild.textContent = links.length > 1 ? `${at + 1} / ${links.length}` : "";
    };
    const forward = () => show(at + 1);
    const back = () => show(at - 1);
    bar.append(button("close", () => leaf.close()));
    const turns = [button("previous", back), button("next", forward)];
    for (const turn of turns) turn.classList.add("leaf-turn");
    foot.prepend(turns[0]);
    foot.append(turns[1]);
    leaf.addEventListener("keydown", (event) => {
      const keys = { ArrowRight: rtl ? back : forward, ArrowLeft: rtl ? forward : back };
      const act = { ...keys, Home: () => show(0), End: () => show(-1) }[event.key];
      if (!act || links.length < 2) return;
      event.preventDefault();
      act();
    });
    let from = null;
    picture.addEventListener("pointerdown", (event) => {
      from = event.isPrimary ? { x: event.clientX, y: event.clientY } : null;
    });
    picture.addEventListener("pointerup", (event) => {
      if (!from) return;
      const across = event.clientX - from.x;
      const down = event.clientY - from.y;
      from = null;
      if (Math.abs(across) > 45 && Math.abs(across) > 2 * Math.abs(down) && links.length > 1) {
        (across < 0) === !rtl ? forward() : back();
      }
    });
    picture.addEventListener("pointercancel", () => {
      from = null;
    });
    leaf.addEventListener("close", () => {
      const link = links[at];
      leaf.remove();
      link.focus();
    });
    return (number) => {
      document.body.append(leaf);
      show(number);
      leaf.showModal();
      turns[1].closest(".leaf-alone") ? bar.lastElementChild.focus() : turns[1].focus();
    };
  };
  for (const gallery of "showModal" in HTMLDialogElement.prototype ? all("[data-gallery]") : []) {
    const open = leafThrough(gallery);
    all(".gallery-open", gallery).forEach((link, number) => {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        event.preventDefault();
        open(number);
      });
    });
  }

  // An address that no page holds is put together when somebody asks for it.
  for (const mail of all("[data-mail]")) {
    const button = mail.querySelector("button");
    const forward = (text) => [...text].reverse().join("");
    button.hidden = false;
    button.addEventListener("click", () => {
      const address = `${forward(mail.dataset.user)}@${forward(mail.dataset.host)}`;
      const link = document.createElement("a");
      link.href = `mailto:${address}`;
      link.textContent = address;
      mail.querySelector(".mail-words").replaceChildren(link);
      button.remove();
      link.focus();
      location.href = link.href;
    });
  }
})();
