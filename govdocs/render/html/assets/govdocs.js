// The choice of light or dark is the only thing the script does; every page works without.
(function () {
  "use strict";
  var root = document.documentElement;
  function stored() {
    try { return localStorage.getItem("farg") || ""; } catch (e) { return ""; }
  }
  function apply(choice) {
    if (choice) { root.setAttribute("data-farg", choice); }
    else { root.removeAttribute("data-farg"); }
  }
  apply(stored());
  document.addEventListener("DOMContentLoaded", function () {
    var box = document.createElement("p");
    box.className = "ljus";
    [["", "Som enheten"], ["light", "Ljust"], ["dark", "Mörkt"]].forEach(function (one) {
      var button = document.createElement("button");
      button.type = "button";
      button.dataset.farg = one[0];
      button.textContent = one[1];
      box.append(button, " ");
    });
    document.querySelector("body > footer").append(box);
    function mark() {
      box.querySelectorAll("button").forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.dataset.farg === stored()));
      });
    }
    box.addEventListener("click", function (event) {
      var choice = event.target.dataset.farg;
      if (choice === undefined) { return; }
      try { localStorage.setItem("farg", choice); } catch (e) { /* private mode */ }
      apply(choice);
      mark();
    });
    mark();
  });
})();
