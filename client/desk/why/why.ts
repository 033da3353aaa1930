import type { Alert } from "../../../shared/record/alert.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import type { World } from "../../../shared/world/world.ts";
import { goodsWhy } from "./goods.ts";
import type { WhyGroup } from "./group.ts";
import { displacedWhy, peopleWhy, stripWhy } from "./people.ts";
import { planWhy } from "./plan.ts";
import { postsWhy, travelWhy } from "./posts.ts";
import { reportsWhy, shakingWhy } from "./shaking.ts";
import { tierWhy } from "./tier.ts";

/**
 * desk.22: each figure of the desk, opened down to what it came from. A number of a rule is the constant that the rule itself uses, so
 * that *Mengapa* changes with it.
 */
export function whyGroups(impact: Impact | undefined, alert: Alert | null, places: World["place"]): WhyGroup[] {
  const groups: (WhyGroup | null)[] = [
    alert && tierWhy(alert),
    ...(impact
      ? [
          impact.epicentre && shakingWhy(impact),
          impact.epicentre && reportsWhy(impact),
          peopleWhy(impact),
          postsWhy(impact, places),
          planWhy(impact),
          travelWhy(),
          impact.displaced && displacedWhy(impact.displaced),
          impact.needs.length > 0 ? goodsWhy(impact) : null,
          impact.tsunami && stripWhy(impact.tsunami, impact.population),
        ]
      : []),
  ];
  return groups.filter((group) => group !== null);
}
