document.querySelector("#today").textContent =
  `also this ${new Date().toLocaleDateString("en", { weekday: "long" })}`;
