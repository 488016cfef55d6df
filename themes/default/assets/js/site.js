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
})();
