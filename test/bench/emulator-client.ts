import RPCClient from "@alicloud/pop-core";

/** Sends signed calls at an even pace, without waiting for responses, and prints how many succeeded. */
async function main([endpoint = "", accessKeyId = "", accessKeySecret = "", perSecond, seconds]: string[]) {
  const client = new RPCClient({ endpoint, accessKeyId, accessKeySecret, apiVersion: "2018-05-10" });
  const total = Number(perSecond) * Number(seconds);
  const calls: Promise<boolean>[] = [];
  const start = performance.now();
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      const due = Math.min(total, ((performance.now() - start) / 1000) * Number(perSecond));
      while (calls.length < due) calls.push(call(client, calls.length));
      if (calls.length < total) return;
      clearInterval(timer);
      done();
    }, 5);
  });
  const responses = await Promise.all(calls);
  const result = { answered: responses.filter(Boolean).length, ms: performance.now() - start };
  process.stdout.write(JSON.stringify(result));
}

async function call(client: RPCClient, number: number): Promise<boolean> {
  const [action, parameters] = ACTIONS[number % ACTIONS.length]?.(number) ?? ["", {}];
  try {
    const response = await client.request<{ RequestId?: string }>(action, parameters, { method: "POST" });
    return typeof response.RequestId === "string";
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

const ACTIONS: readonly ((number: number) => [action: string, parameters: object])[] = [
  (number) => ["RefreshObjectCaches", { ObjectPath: `https://static.example.com/${number}.html` }],
  () => ["DescribeRefreshTasks", {}],
  () => ["DescribeRefreshQuota", {}],
];

void main(process.argv.slice(2));
