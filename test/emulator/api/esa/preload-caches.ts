import { type Call, type Result, required } from "../operations/operation";
import { LONGEST_PATH, preloadHeaders } from "../operations/preload-object-caches";
import { submit } from "../operations/submit";
import { documented, invalid, overLimit } from "../protocol/errors";
import { parsed } from "./content";
import { esaOperation, siteOf } from "./operation";
import { hostsOf, requireHosts } from "./purge-caches";

/** URLs per call, as for the other products: not documented for ESA. */
const URLS_PER_CALL = 100;

/** PreloadCaches: a JSON list of URLs. That it uses no quota is a choice: no quota is documented. */
export const preloadCaches = esaOperation("POST", "PreloadCaches", "preload", (call, services): Result => {
  const site = siteOf(call, services);
  const paths = urlsOf(call);
  const headers = preloadHeaders(call, "Headers");
  if (paths.length > URLS_PER_CALL) throw overLimit(`${URLS_PER_CALL} URLs`);
  if (paths.some(({ length }) => length > LONGEST_PATH)) throw documented("InvalidObjectPath.Malformed");
  requireHosts(hostsOf(paths, "File"), site, services);
  services.tasks.requireRoom(paths, call.now);
  const preload = { domainName: site.name, siteName: site.name, paths, force: false, headers };
  return submit({ ...call, product: "esa" }, services, [{ ...preload, objectType: "Preload" }], "TaskId");
});

function urlsOf(call: Call): string[] {
  const urls = parsed(required(call, "Content"));
  const isList = Array.isArray(urls) && urls.length > 0;
  if (!isList || urls.some((url) => typeof url !== "string")) throw invalid("Content");
  return urls;
}
