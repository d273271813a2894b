import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { startEmulator } from "../emulator";
import { pauses } from "./pauses";
import { deletePage, editFile, HOST, PATHS, pageOf, visitAll, waitForTasks } from "./site";
import { createStack } from "./stack";
import { claims, heading, say } from "./tell";

/** Everything the demo writes; git ignores the folder, and each run creates it again. */
const FOLDER = resolve(".cache/demo");

async function demo(): Promise<boolean> {
  rmSync(FOLDER, { recursive: true, force: true });
  const origin = join(FOLDER, "site");
  mkdirSync(FOLDER, { recursive: true });
  cpSync(resolve("examples/static-site/site"), origin, { recursive: true });

  const pause = pauses(process.argv.includes("--watch"));
  await using emulator = await startEmulator({
    origin: { [HOST]: origin },
    taskSeconds: { visible: 0, duration: pause.watched ? 6 : 2 },
  });
  const { claim, allHeld } = claims();

  heading("A site, its CDN, and a Pulumi stack");
  say(`The origin serves https://${HOST}/ from a folder: ${PATHS.length} URLs.`);
  say("The CDN is an emulator: three edge nodes that cache, and the API that refreshes them.");
  say("The stack holds one resource, a CdnRefresh: see examples/static-site/index.ts.");
  say(`Look at it: ${emulator.api}/_emulator/`);
  await pause.until("Open that page in a browser.");
  using stack = await createStack(FOLDER, origin, emulator);
  const { pulumi } = stack;

  heading("The first deployment");
  await pulumi("up", "--yes", "--skip-preview");
  await waitForTasks(emulator);
  await visitAll(emulator);
  claim(
    "Visitors have warmed the caches: every URL is a hit at every node.",
    (await visitAll(emulator)).every(isHit),
  );
  await pause.until("The page shows a fresh copy of every URL at every node.");

  heading("A style sheet changes at the origin");
  editFile(origin, "style.css", "#355e3b", "#7a1f2b");
  const stale = await pageOf(emulator, "/style.css");
  claim(
    "The edge still serves the old bytes.",
    stale.every(({ body }) => body.includes("#355e3b")),
  );
  await pause.until(
    "The page shows /style.css stale at every node. Next, watch the refresh reach one after the other.",
  );
  say("What would `pulumi up` do about it?");
  await pulumi("preview", "--diff");
  await pulumi("up", "--yes", "--skip-preview");
  await waitForTasks(emulator);
  const visits = await visitAll(emulator);
  const [changed, others] = [visits.filter(at("/style.css")), visits.filter(not(at("/style.css")))];
  claim(
    "Every node now serves the new style sheet.",
    changed.every(({ body }) => body.includes("#7a1f2b")),
  );
  claim("All else is still a hit: the origin had one file to send, not the site.", others.every(isHit));
  await pause.until("The page shows the new hash of /style.css.");

  heading("A page is deleted");
  await visitAll(emulator);
  deletePage(origin, "menu.html");
  const ghost = await pageOf(emulator, "/menu.html");
  claim(
    "The edge still serves the deleted page.",
    ghost.every(({ status }) => status === 200),
  );
  await pause.until("The page shows /menu.html stale: the origin answers 404.");
  await pulumi("up", "--yes");
  await waitForTasks(emulator);
  const after = await visitAll(emulator);
  claim(
    "It is gone from every node.",
    after.filter(at("/menu.html")).every(({ status }) => status === 404),
  );
  claim("All else is still a hit.", after.filter(not(at("/menu.html"))).every(isHit));

  heading("Nothing changes");
  const before = emulator.calls().length;
  await pulumi("up", "--yes", "--skip-preview");
  claim("No call was made.", emulator.calls().length === before);

  heading("A node misses the refresh");
  say(
    "The service calls a refresh complete when most nodes have it. From now on, the stack looks for itself.",
  );
  await stack.configure("verify", JSON.stringify({ nodes: emulator.edge.nodes, timeoutSeconds: 3 }));
  editFile(origin, "app.js", "also this", "fresh this");
  emulator.faults.add({ kind: "nodeMisses", node: 1 });
  const succeeded = await stack.attempt("up", "--yes", "--skip-preview");
  claim("The update fails, and says which node still serves the old bytes.", !succeeded);
  await pause.until("The page shows /app.js stale at one node.");
  say("Once more: what visitors did not get is refreshed, and looked at, again.");
  await pulumi("up", "--yes", "--skip-preview");
  const proven = await pageOf(emulator, "/app.js");
  claim(
    "Verified: every node serves what was deployed.",
    proven.every(({ body }) => body.includes("fresh this")),
  );
  await pause.until("This was the last moment to look.");
  return allHeld();
}

const isHit = ({ cache }: { cache: string }) => cache === "HIT";
const at = (path: string) => (visit: { path: string }) => visit.path === path;
const not = (test: (visit: { path: string }) => boolean) => (visit: { path: string }) => !test(visit);

demo().then(
  (held) => {
    process.exitCode = held ? 0 : 1;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
