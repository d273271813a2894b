import type { Account } from "../account/account";
import type { Clock } from "../effects/clock";
import type { Tell } from "../effects/tell";
import type { Service } from "../services/service";

/** What a refresh depends on besides its inputs. */
export interface Context {
  readonly service: Service;
  readonly clock: Clock;
  /** Resolves the account. Throws if there are no credentials. */
  readonly account: () => Promise<Account>;
  readonly tell: Tell;
  /** Whether messages must not quote the arguments or anything derived from them. */
  readonly isSecret: boolean;
}
