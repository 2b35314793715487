// One after the other: each has a browser and a server of its own.
import "./edit.mjs";
import "./trouble.mjs";
import "./blind.mjs";
import "./odd.mjs";
import "./look.mjs";
