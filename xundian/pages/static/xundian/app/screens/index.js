import "./today.js";
import "./households.js";
import "./household.js";
import "./visit.js";
import "./difficulties.js";
import "./difficulty.js";
