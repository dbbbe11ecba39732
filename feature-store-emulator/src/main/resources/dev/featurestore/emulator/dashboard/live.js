// Reads the page again while it can change, and replaces its main part: every 2 s while a job runs, else every 10 s.
"use strict";

(() => {
  const announcement = document.getElementById("announcement");
  const live = document.getElementById("live");
  let timer = 0;

  const main = () => document.getElementById("main");

  function plan() {
    clearTimeout(timer);
    const seconds = Number(main().dataset.refresh);
    live.textContent = seconds > 0 ? ", updated every " + seconds + " s" : "";
    if (seconds > 0 && !document.hidden) {
      timer = setTimeout(refresh, seconds * 1000);
    }
  }

  async function refresh() {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("main");
      if (next) {
        replace(next);
        document.querySelector("footer time").replaceWith(page.querySelector("footer time"));
        announcement.classList.remove("problem");
      }
    } catch {
      announcement.classList.add("problem");
      announce("The embedded cloud does not answer. This page shows its last state.");
    }
    plan();
  }

  // The page keeps its focus, its open parts and its place; at its end it follows the log.
  function replace(next) {
    const old = main();
    const before = old.dataset.status;
    const focused = old.contains(document.activeElement) ? nameOf(document.activeElement) : null;
    const open = [...old.querySelectorAll("details[open]")].map((each) => each.id);
    const scrolled = [...old.querySelectorAll(".scroll")].map((each) => [each.id, each.scrollLeft]);
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 4 && scrollY > 0;
    old.replaceChildren(...next.childNodes);
    old.dataset.refresh = next.dataset.refresh;
    old.dataset.status = next.dataset.status;
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    scrolled.forEach(([id, left]) => {
      const region = document.getElementById(id);
      if (region) {
        region.scrollLeft = left;
      }
    });
    if (focused) {
      find(focused)?.focus({ preventScroll: true });
    }
    if (atEnd) {
      scrollTo(0, document.documentElement.scrollHeight);
    }
    if (before !== old.dataset.status) {
      announce(old.dataset.status);
    }
  }

  function nameOf(element) {
    const selector = element.id
      ? "#" + CSS.escape(element.id)
      : element.tagName === "SUMMARY"
        ? "summary"
        : 'a[href="' + CSS.escape(element.getAttribute("href") ?? "") + '"]';
    return { selector, index: [...main().querySelectorAll(selector)].indexOf(element) };
  }

  function find(name) {
    const found = main().querySelectorAll(name.selector);
    return found[name.index] ?? found[0];
  }

  function announce(text) {
    if (announcement.textContent !== text) {
      announcement.textContent = text;
    }
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden) {
      refresh();
    }
  });
  plan();
})();
