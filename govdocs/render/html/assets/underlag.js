// The command that registers a decision, written as the form is filled in.
(function () {
  "use strict";
  var form = document.getElementById("rapport");
  var shown = document.getElementById("kommando");
  var told = document.getElementById("saknas");
  var plain = /^[A-Za-z0-9@%+=:,./_-]+$/;
  function quoted(word) {
    return plain.test(word) ? word : "'" + word.replace(/'/g, "'\"'\"'") + "'";
  }
  function write() {
    var words = [form.dataset.kommando];
    var missing = [];
    var outcome = form.querySelector('[data-val="--outcome"]').value;
    form.querySelectorAll("[data-val]").forEach(function (field) {
      var value = field.value.trim();
      var only = field.dataset.bara;
      if (only && outcome && only.split("|").indexOf(outcome) < 0) value = "";
      if (value) words.push(field.dataset.val, quoted(value));
      else if (field.dataset.kravs) missing.push(field.dataset.kravs);
    });
    shown.textContent = words.join(" ");
    told.textContent = missing.length ? "Det saknas: " + missing.join(", ") + "." : "Inget saknas.";
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", write);
})();
