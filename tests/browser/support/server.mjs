/**
 * A plain server of a built site, at the path it is published under and at no other, with its page
 * for what is not found: what a static host does.
 */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".xml": "application/xml",
  ".csv": "text/csv; charset=utf-8",
};

/**
 * @param {import("./sites.mjs").Site} site
 * @returns {Promise<{root: string, close: () => void}>} the address of the site's root
 */
export async function serve({ folder, mount }) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = path.startsWith(mount) ? normalize(path.slice(mount.length) || "index.html") : "..";
    const asked = join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
    const found = !inside.startsWith("..") && existsSync(asked) && statSync(asked).isFile();
    const file = found ? asked : join(folder, "404.html");
    response.writeHead(found ? 200 : 404, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    root: `http://127.0.0.1:${server.address().port}${mount}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
