"use strict";
(() => {
  const announce = text => { document.getElementById("announcement").textContent = text; };
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const value = button.parentElement.querySelector(".value");
      try {
        await navigator.clipboard.writeText(value.textContent);
      } catch {
        getSelection().selectAllChildren(value);
        document.execCommand("copy");
      }
      button.textContent = "Copied";
      announce(button.getAttribute("aria-label").replace("Copy", "Copied"));
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  }
  const filter = document.getElementById("plan-filter");
  const changes = [...document.querySelectorAll("#changes > li")];
  if (filter && changes.length > 1) {
    const text = document.getElementById("plan-text");
    const texts = changes.map(change => change.textContent.toLowerCase());
    const apply = () => {
      const wanted = text.value.trim().toLowerCase();
      const actions = new Set([...filter.querySelectorAll(":checked")].map(box => box.value));
      let shown = 0;
      changes.forEach((change, i) => {
        change.hidden = !actions.has(change.dataset.action) || !texts[i].includes(wanted);
        shown += change.hidden ? 0 : 1;
      });
      document.getElementById("plan-count").textContent =
          shown === changes.length ? "" : shown + " of " + changes.length;
    };
    filter.hidden = false;
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", event => event.preventDefault());
  }
  const picture = document.querySelector(".picture");
  if (picture) {
    const links = [...picture.querySelectorAll(".link")];
    picture.addEventListener("pointerover", event => {
      const box = event.target.closest("[data-box]");
      picture.classList.toggle("chosen", box !== null);
      for (const link of links) {
        link.classList.toggle("on", box !== null
            && (link.dataset.from === box.dataset.box || link.dataset.to === box.dataset.box));
      }
    });
  }
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(each => { each.open = true; }));
})();
