// The answer as a file in the way a form is sent, so that nothing but a browser is needed.
(function () {
  "use strict";
  var form = document.forms[0];
  var told = document.getElementById("sagt");
  var isSaved = true;
  var next = form.querySelectorAll("fieldset[data-plats]").length + 1;

  function written(field) {
    return field.type === "radio" ? field.checked : field.value.trim() !== "";
  }
  // What is written stands in the page too, for those who save the page itself.
  function keep(field) {
    if (field.type === "radio") {
      form.querySelectorAll('[name="' + field.name + '"]').forEach(function (one) {
        one.toggleAttribute("checked", one.checked);
      });
    } else if (field.type !== "file") {
      field.defaultValue = field.value;
    }
    var fold = field.closest("details");
    if (!fold) return;
    var places = Array.from(fold.querySelectorAll("fieldset[data-plats]"));
    var chosen = Array.from(fold.querySelectorAll("[type=radio]")).filter(function (one) { return one.checked && one.value; });
    var count = places.length ? places.filter(function (one) {
      return Array.from(one.querySelectorAll("textarea")).some(written);
    }).length : chosen.length;
    var words = places.length ? ["synpunkt", "synpunkter"] : ["text vald", "texter valda"];
    fold.querySelector(".antal").textContent = count ? " – " + count + " " + words[count > 1 ? 1 : 0] : "";
  }
  function more(fold) {
    var made = fold.querySelector("fieldset[data-plats]").cloneNode(true);
    made.querySelectorAll("[name], [for], [id], [aria-describedby]").forEach(function (one) {
      ["name", "for", "id", "aria-describedby"].forEach(function (key) {
        if (one.hasAttribute(key)) one.setAttribute(key, one.getAttribute(key).replace(/synpunkter\.\d+\./, "synpunkter." + next + "."));
      });
    });
    made.querySelectorAll("textarea").forEach(function (one) { one.value = one.defaultValue = ""; });
    made.querySelectorAll("[type=radio]").forEach(function (one) { one.removeAttribute("checked"); one.checked = false; });
    fold.insertBefore(made, fold.querySelector(".fler"));
    next += 1;
    return made;
  }
  function missing() {
    return Array.from(form.querySelectorAll("[data-kravs]")).filter(function (one) { return !written(one); });
  }
  function save() {
    var words = new URLSearchParams(new FormData(form)).toString();
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([words]));
    link.download = form.dataset.namn + ".form";
    link.click();
    isSaved = true;
    var empty = missing();
    told.textContent = "Svaret är sparat i filen " + link.download + ". Skicka den så som missivet säger."
      + (empty.length ? " Ni har inte svarat på alla frågor som måste besvaras." : "");
    if (empty.length) empty[0].focus();
  }
  // The fieldset that a number of a saved answer belongs in: its place, or a new one there.
  function home(words, number, used) {
    var key = "synpunkter." + number + ".ankare.";
    var place = words.get(key + "dokument") + (words.get(key + "block") ? "#" + words.get(key + "block") : "");
    var all = Array.from(form.querySelectorAll("fieldset[data-plats]")).filter(function (one) { return one.dataset.plats === place; });
    var free = all.filter(function (one) { return used.indexOf(one) < 0; });
    if (!all.length) return null;
    var found = free[0] || more(all[0].closest("details"));
    used.push(found);
    return found;
  }
  function fill(field, value) {
    if (field.type === "radio") field.checked = field.value === value; else field.value = value;
    keep(field);
  }
  function open(text) {
    var words = new URLSearchParams(text);
    if (words.get("remiss") !== form.elements.remiss.value) {
      told.textContent = "Filen är inget svar på den här remissen. Inget är ändrat.";
      return;
    }
    var ask = "Det som ni har skrivit här är inte sparat, och byts ut mot det som står i filen. Vill ni fortsätta?";
    if (!isSaved && !window.confirm(ask)) return;
    // What is written stands in the page too, so a reset would bring it back.
    Array.from(form.elements).forEach(function (one) {
      if (one.type === "radio") one.checked = one.value === "";
      else if (one.type === "text" || one.type === "textarea") one.value = "";
      else return;
      keep(one);
    });
    var homes = {}, used = [];
    words.forEach(function (value, name) {
      var found = /^synpunkter\.(\d+)\.(text|förslag|sort)$/.exec(name);
      if (/\.ankare\.|^remiss$|^instans$/.test(name) && form.elements[name] && form.elements[name].type === "hidden") return;
      if (!found) {
        document.getElementsByName(name).forEach(function (one) {
          fill(one, value);
          if (value && one.closest("details")) one.closest("details").open = true;
        });
      } else if (value) {
        var number = found[1];
        if (!(number in homes)) homes[number] = home(words, number, used);
        if (!homes[number]) return;
        homes[number].querySelectorAll('[name$=".' + found[2] + '"]').forEach(function (one) { fill(one, value); });
        homes[number].closest("details").open = true;
      }
    });
    isSaved = true;
    told.textContent = "Svaret i filen är inläst. Fortsätt, och spara på nytt.";
  }
  form.addEventListener("input", function (event) { isSaved = false; keep(event.target); });
  form.addEventListener("submit", function (event) { if (!form.hasAttribute("action")) event.preventDefault(); });
  document.getElementById("spara").addEventListener("click", save);
  document.getElementById("oppna").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (file) file.text().then(open);
    // So that the same file can be chosen again.
    event.target.value = "";
  });
  document.getElementById("utan").hidden = true;
  document.getElementById("fortsatt").hidden = false;
  form.querySelectorAll(".fler").forEach(function (one) {
    one.hidden = false;
    one.firstElementChild.addEventListener("click", function () {
      more(one.closest("details")).querySelector("textarea").focus();
    });
  });
  window.addEventListener("beforeunload", function (event) { if (!isSaved) event.preventDefault(); });
})();
