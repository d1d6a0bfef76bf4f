/** All rule files, sorted by kind. */
import type { GatewayRule } from './gateway-rule.js';
import type { ApisRule, HttpRule, ProvidersRule, ReadersRule, RuleFile, SdkRule, SettingsRule } from './rule.js';
import type { VendorWireRule } from './vendor-wire-rule.js';
import type { WireRule } from './wire-rule.js';

export interface Rules {
  sdk: SdkRule[];
  http: HttpRule[];
  wire: WireRule[];
  'vendor-wire': VendorWireRule[];
  providers: ProvidersRule[];
  apis: ApisRule[];
  readers: ReadersRule[];
  settings: SettingsRule[];
  gateway: GatewayRule[];
}

/** What a rule file says, once it is known to say something that a rule can. */
export interface CheckedRule {
  path: string;
  rule: RuleFile;
}
