import type { Account } from "../account/account";
import type { Clock } from "../effects/clock";
import type { Tell } from "../effects/tell";
import type { Service } from "../services/service";

/** What a refresh works with: the effects that it has. */
export interface Context {
  readonly service: Service;
  readonly clock: Clock;
  /** Finds the account; throws when there are no credentials. */
  readonly account: () => Promise<Account>;
  readonly tell: Tell;
  /** Whether messages must not quote the arguments, nor what is made of them. */
  readonly isSecret: boolean;
}
