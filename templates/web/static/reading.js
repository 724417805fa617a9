// While a document of Läs in is read: says that it is, what is being done and for how long. The page that comes
// takes its place; without this script the browser itself shows that it waits.
(() => {
  "use strict";
  const EVERY = 1000; // milliseconds
  const said = document.getElementById("lases");
  let timer = 0;

  const tell = async (began) => {
    const seconds = Math.round((Date.now() - began) / EVERY);
    let step = "";
    try {
      const answer = await fetch(said.dataset.from, { cache: "no-store" });
      if (answer.ok) step = (await answer.json()).step;
    } catch {
      // the page is on its way, or the line is down: the browser tells
    }
    if (timer) said.querySelector("span").textContent = step;
    said.querySelector("small").textContent = ` ${seconds} s`;
  };

  const stop = () => {
    clearInterval(timer);
    timer = 0;
    said.hidden = true;
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-reads]") || timer) return;
    const began = Date.now();
    said.hidden = false;
    said.scrollIntoView({ block: "nearest" });
    timer = setInterval(tell, EVERY, began);
  });
  addEventListener("pageshow", stop); // also when one goes back to it
})();
