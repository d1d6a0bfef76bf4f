/** All rule files, sorted by kind. */
import type { ApisRule, HttpRule, ProvidersRule, ReadersRule, SdkRule, SettingsRule, WireRule } from './rule.js';

export interface Rules {
  sdk: SdkRule[];
  http: HttpRule[];
  wire: WireRule[];
  providers: ProvidersRule[];
  apis: ApisRule[];
  readers: ReadersRule[];
  settings: SettingsRule[];
}
