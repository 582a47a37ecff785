// Light or dark, the age of a page, and the search for a day; every page works without.
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
  // The page knows the next day on which something changes, and says so when it has passed.
  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (one) {
      return String(one).padStart(2, "0");
    }).join("-");
  }
  document.addEventListener("DOMContentLoaded", function () {
    var mark = document.querySelector("[data-andras]");
    if (!mark || today() < mark.dataset.andras) { return; }
    var bar = document.createElement("p");
    bar.className = "obs";
    bar.setAttribute("role", "status");
    bar.textContent = "Sidan är äldre än den senaste ändringen. " + mark.textContent;
    var main = document.querySelector("main");
    main.insertBefore(bar, main.firstChild);
  });
  // How far off a day is ages with the page, so it is said here and never in the file.
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".dagar time").forEach(function (one) {
      var days = Math.round((Date.parse(one.dateTime) - Date.parse(today())) / 864e5);
      if (days < 0) { return; }
      var words = days === 0 ? "i dag" : days === 1 ? "i morgon" : "om " + days + " dagar";
      one.after(" (" + words + ")");
    });
  });
  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector(".dagval");
    if (!form) { return; }
    form.hidden = false;
    var day = new URLSearchParams(location.search).get("d") || "";
    var answer = document.querySelector(".svar");
    if (!day) { return; }
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || isNaN(new Date(day))) {
      answer.textContent = "Skriv datum som 2024-05-01.";
      return;
    }
    form.elements.d.value = day;
    document.querySelectorAll(".tider > li").forEach(function (row) {
      var from = row.dataset.fran || "", last = row.dataset.sist || "9999", end = row.dataset.till;
      if (end !== undefined ? day < end || !end : from <= day && day <= last) {
        row.classList.add("traff");
        var told = new Date(day + "T12:00").toLocaleDateString("sv-SE", { dateStyle: "long" });
        answer.textContent = told + ": " + Array.from(row.querySelectorAll("p:not(.filer)"),
          function (one) { return one.textContent; }).join(" ");
      }
    });
  });
})();
