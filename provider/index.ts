import "./node-version";

import { resourceProvider } from "./lifecycle/resource-provider";
import { cacheTag as cacheTagService } from "./services/cache-tag";
import { cdn as cdnService } from "./services/cdn";
import { dcdn as dcdnService } from "./services/dcdn";
import { esa as esaService } from "./services/esa";
import { vod as vodService } from "./services/vod";

// These names are frozen, as are those of their methods: the state of every stack refers to them.
export const cdn = resourceProvider(cdnService);
export const dcdn = resourceProvider(dcdnService);
export const vod = resourceProvider(vodService);
export const esa = resourceProvider(esaService);
export const cacheTag = resourceProvider(cacheTagService);
