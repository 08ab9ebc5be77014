// Comforts only: every page works without this file. "/" focuses search, j and k walk results, Esc leaves a field.
(() => {
  "use strict";
  const typing = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable;
  const walk = (step) => {
    const rows = [...document.querySelectorAll(".results > li")];
    if (!rows.length) return;
    const now = rows.findIndex((row) => row.classList.contains("here"));
    const next = Math.min(Math.max(now + step, 0), rows.length - 1);
    rows.forEach((row) => row.classList.remove("here"));
    rows[next].classList.add("here");
    const link = rows[next].querySelector("a");
    if (link) link.focus({ preventScroll: true });
    rows[next].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && document.activeElement) document.activeElement.blur();
    if (typing(event.target)) return;
    if (event.key === "/") {
      const field = document.querySelector("main input[type=search]") || document.querySelector("[data-focus-key='/']");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    }
    if (event.key === "j") walk(1);
    if (event.key === "k") walk(-1);
  });
  // A running crawl reloads its own table; without JavaScript the page has a plain "refresh" link.
  const live = document.querySelector("[data-live]");
  if (live) {
    let ended = false;
    const refresh = async () => {
      try {
        const answer = await fetch(live.dataset.live, { headers: { Accept: "text/html" } });
        if (answer.ok) {
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live], [data-still]");
          if (fresh) live.replaceChildren(...fresh.childNodes);
          ended = fresh !== null && !fresh.hasAttribute("data-live");
        }
      } finally {
        if (!ended) setTimeout(refresh, 2000);
      }
    };
    setTimeout(refresh, 2000);
  }
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "已复制";
  });
})();
