// From one change to the next, by button or key; without this the list of changes serves.
(function () {
  "use strict";
  var bar = document.querySelector(".stega");
  if (!bar) { return; }
  bar.hidden = false;
  document.querySelector(".tangenter").hidden = false;
  var count = Number(bar.dataset.antal);
  var told = bar.querySelector("[role=status]");
  var listed = document.querySelectorAll(".lista li");
  var at = 0;
  function go(step) {
    at = Math.min(Math.max(at + step, 1), count);
    var place = document.getElementById("a" + at);
    if (!place) { return; }
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
    var words = listed[at - 1] ? ": " + listed[at - 1].textContent : "";
    told.textContent = "Ändring " + at + " av " + count + words;
  }
  bar.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button) { go(Number(button.dataset.steg)); }
  });
  document.addEventListener("keydown", function (event) {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  // Who follows a link to a change goes on from there.
  function follow() {
    var found = /^#a(\d+)$/.exec(location.hash);
    if (found) { at = Number(found[1]); }
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
