import { expect, it } from "vitest";
import { providerText } from "../../sdk/shell";

const TEXT =
  'exports.handler=()=>{let p="pulumi-alicloud-refresh",c=process.cwd()+"/",r=require("module").createRequire(c),f;' +
  'try{return r(f=r.resolve(p+"/provider",{paths:[c,r.main.path]})).NAME}catch(e){p=f?e.message:"Add "+p+' +
  '" to the package.json beside Pulumi.yaml: Pulumi looks there, not in libraries"}' +
  "return{check:()=>({failures:[{reason:p}]}),read:(id,props)=>(console.log(p),{id,props}),delete(){}}}";

it.for(["cdn", "dcdn", "vod", "esa", "cacheTag"])("the text in state for %s is frozen, and short", (name) => {
  expect(providerText(name)).toBe(TEXT.replace("NAME", name));
  expect(Buffer.byteLength(providerText(name))).toBeLessThanOrEqual(400);
});
