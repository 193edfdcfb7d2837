import "./today.js";
import "./households.js";
import "./household.js";
import "./visit.js";
import "./difficulties.js";
import "./difficulty.js";

/* The bar of a form and the toast stand on the tabs, however high large letters make them. */
const fit = () => document.documentElement.style.setProperty("--tabs", `${document.querySelector("nav.tabs").offsetHeight}px`);
["screen", "size"].forEach((event) => document.addEventListener(event, fit));
addEventListener("resize", fit);
