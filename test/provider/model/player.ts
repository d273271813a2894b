import { Deployment, type ProviderHost, type Run, type Values } from "../../support/deployment";
import { inProcess } from "../../support/in-process";
import { MUCH, most } from "./kept";
import { type Declared, Knowledge } from "./knowledge";
import { checkRead, checkRefusal, checkUp, checkVisits } from "./laws";
import { type Deploy, type Fault, isOfEdge, type Move } from "./moves";
import { edited, type Files, manifest, PATHS, withoutQuery } from "./site";
import { Submissions } from "./submissions";
import { callText, targetsOf } from "./targets";
import { Witness } from "./witness";
import { QUIET_SECONDS, type World } from "./world";

/** Plays a life's moves in a world, and checks what happens against the laws. */
export class Player {
  /** What came of the last move. */
  outcome = "";
  readonly #host: ProviderHost;
  readonly #witness: Witness;
  readonly #knowledge = new Knowledge();
  #site: Deployment;
  #files: Files = new Map(PATHS.slice(0, 5).map((path) => [path, "a"]));
  readonly #versions: Files[] = [];
  #options: Values = {};
  /** The arguments of the last success. */
  #doneArgs = "";
  #submissions = new Submissions();
  /** Whether what was left may have been too much to keep exactly. */
  #isCoarse = false;
  /** Whether the edge was at fault since the last success. */
  #hadEdgeFaults = false;
  /** When the edge must be fresh; undefined while that cannot be known. */
  #freshAt: number | undefined;

  constructor(private readonly world: World) {
    this.#host = inProcess(world.service, world.emulator, world.clock);
    this.#site = new Deployment(this.#host, world.service.product);
    this.#witness = new Witness(world.emulator);
  }

  /** Makes one move. Throws when a law is broken. */
  async play(move: Move): Promise<void> {
    const { world } = this;
    this.outcome = "";
    switch (move.move) {
      case "deploy":
        return this.#deploy(move);
      case "set":
        this.#options = { ...this.#options, ...move.options };
        return;
      case "visit":
        return this.#witness.visit(move, world.served, this.#isDemanded);
      case "pass":
        return world.pass(move.seconds);
      case "quota":
        return world.setQuota(move.UrlRemain, move.DirRemain);
      case "domain":
        return world.setDomain(move.base, move.state);
      case "refresh":
        return this.#refresh(move.faults);
      case "rename": {
        const { state } = this.#site;
        this.#site = new Deployment(this.#host, world.service.product, move.urn);
        this.#site.state = state;
        return;
      }
      case "destroy":
        this.#site.state = undefined;
        this.#submissions = new Submissions();
        return this.#knowledge.forgotten();
    }
  }

  /** Lets the last tasks end, and looks at the edge once more. */
  async end(): Promise<void> {
    this.world.pass(QUIET_SECONDS);
    await this.#witness.look(this.#isDemanded, () => true);
  }

  async #deploy(deploy: Deploy): Promise<void> {
    const { world } = this;
    const { edits, faults, isLost, isSettled } = deploy;
    const version = "version" in edits ? this.#versions.at(-1 - edits.version) : edited(this.#files, edits);
    this.#files = version ?? this.#files;
    world.pass(5);
    const { kept, ...options } = this.#options;
    most.characters = (kept as number | undefined) ?? MUCH;
    if (most.characters < MUCH) this.#isCoarse = true;
    const args: Values = { assets: manifest(this.#files), ...options, ...this.#verify() };
    const planned = this.#knowledge.planned(this.#declared());
    const { inputs, failures } = await this.#site.preview(args);
    if (failures.length > 0) {
      this.outcome = failures.map(({ reason }) => reason).join("\n");
      return checkRefusal(args, planned);
    }
    const plan = String(inputs.plan);
    const due = this.#knowledge.due(this.#declared());
    const before = this.#site.state;
    const isQuotaLow = world.isQuotaLow;
    this.#hadEdgeFaults ||= faults.some(isOfEdge);
    // An origin that is behind has what was there before.
    for (const fault of faults.filter(isOfEdge)) world.inject(fault);
    const changed = world.publish(this.#files);
    this.#versions.push(this.#files);
    const { run, calls, start, verified } = await this.#up(args, deploy);
    this.outcome = [run.operation, run.error, ...calls.map(callText)].filter(Boolean).join("; ");
    const freshAt = world.now + QUIET_SECONDS * 1_000;
    // What becomes of a task that a fault has hit is known when its time is over.
    const isQuiet = isSettled || faults.some(({ kind }) => kind.startsWith("task"));
    if (isQuiet) world.pass(QUIET_SECONDS);
    if (isLost) {
      this.#site.state = before;
      this.#submissions.lost();
      this.#knowledge.lost(changed);
      this.#freshAt = undefined;
      return this.#witness.lookAway();
    }

    const epoch = JSON.stringify([args.trigger, args.objectType, args.baseUrls]);
    const waits = Boolean(args.wait || args.verify);
    this.#submissions.add(world.emulator, start, epoch, waits, faults);
    const isPending = Boolean(this.#site.state?.outputs.pending);
    checkUp({
      ...{ run, args, plan, due, planned, calls, isPending, isQuotaLow },
      oldPlan: String(before?.inputs.plan),
      wasPending: Boolean(before?.outputs.pending),
      isUnchanged: before !== undefined && this.#doneArgs === JSON.stringify(args),
      hadFaults: faults.length > 0,
      hidesQuota: world.service.product === "vod",
      submissions: this.#submissions,
      changedAt: world.changedAt,
      isRefused: world.isRefused,
      isCoarse: this.#isCoarse,
      hadEdgeFaults: this.#hadEdgeFaults,
    });
    const wasPending = Boolean(before?.outputs.pending);
    if (args.verify && !isPending && !wasPending && !this.#isCoarse)
      checkVisits(this.#options, verified, due);
    if (isPending) this.#unfinished(changed, run);
    else this.#finished(args, freshAt, verified);
    if (calls.length === 0) return;
    if (!isQuiet || (isPending && faults.length > 0)) return this.#witness.lookAway();
    const directories = calls.flatMap(targetsOf).filter(({ type }) => type === "Directory");
    const mayGo = (key: string) =>
      faults.length > 0 ||
      this.#isCoarse ||
      due.may.has(withoutQuery(key)) ||
      directories.some(({ path }) => key.startsWith(path));
    await this.#witness.look(this.#isDemanded, mayGo);
  }

  async #up(args: Values, { faults, visit }: Deploy) {
    const { world } = this;
    const [start, seen] = [Math.floor(world.now), world.emulator.calls().length];
    for (const fault of faults.filter((one) => !isOfEdge(one))) world.inject(fault);
    world.visited();
    if (visit) world.onPause = () => this.#witness.visit(visit, world.served, () => false);
    const run = await this.#site.up(args);
    await world.happen();
    const verified = world.visited();
    const isSuccess = !run.error && !this.#site.state?.outputs.pending;
    // Whatever else is wrong with the edge, what was visited is what was deployed.
    if (args.verify && isSuccess) await this.#witness.confirm(verified, world.served);
    world.emulator.faults.clear();
    return { run, start, calls: world.refreshCalls(seen), verified };
  }

  #unfinished(changed: readonly string[], { operation, error }: Run): void {
    // A failed update leaves the old inputs in state.
    const isDeclared = operation === "create" || !error;
    this.#knowledge.unfinished(this.#declared(), changed, isDeclared);
    this.#freshAt = undefined;
  }

  #finished(args: Values, freshAt: number, verified: readonly ReadonlySet<string>[]): void {
    // Where the edge was at fault, only what was visited at every node is known to be fresh: never a query string.
    const isUnproven = (key: string) =>
      this.#hadEdgeFaults && !verified.every((urls) => urls.has(key.replace("https://", "")));
    // What the service accepted and then failed at, without anybody waiting, cannot be known.
    const isDoubtful = (key: string) => this.#submissions.isUnrefreshed(withoutQuery(key)) || isUnproven(key);
    this.#knowledge.finished(this.#declared(), isDoubtful);
    this.#hadEdgeFaults = false;
    this.#submissions = new Submissions();
    this.#isCoarse = false;
    this.#freshAt = freshAt;
    this.#doneArgs = JSON.stringify(args);
  }

  async #refresh(faults: readonly Fault[]): Promise<void> {
    const { world } = this;
    const seen = world.emulator.calls().length;
    const before = this.#site.state;
    for (const fault of faults) world.inject(fault);
    await this.#site.refresh();
    world.emulator.faults.clear();
    checkRead(before?.outputs, this.#site.state?.outputs, world.refreshCalls(seen));
  }

  /** The argument `verify`, with the nodes' addresses in place of their numbers. */
  #verify(): Values {
    const { verify } = this.#options as { verify?: { nodes: readonly number[] } };
    if (!verify) return {};
    return { verify: { ...verify, nodes: verify.nodes.map((node) => this.world.nodes[node]?.address) } };
  }

  #declared(): Declared {
    const { baseUrls, objectType, trigger, onCreate } = this.#options;
    return {
      files: this.#files,
      bases: baseUrls as string[],
      type: objectType === "IgnoreParams" ? "IgnoreParams" : "File",
      trigger: trigger as string | undefined,
      skipsCreate: onCreate === "skip",
    };
  }

  readonly #isDemanded = (key: string) =>
    this.#freshAt !== undefined && this.world.now >= this.#freshAt && !this.#knowledge.isBlind(key);
}
