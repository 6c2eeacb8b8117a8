// SPDX-License-Identifier: GPL-3.0-or-later
// Story rules: places and things.
#include "text/story_rules.h"

namespace precis {

const char* const kPlaceRules = R"rules(
# ---- places: what to do there, where a lost thing is not, where it is ----------------------------------------------

rule place: fun miss hit
1 the park|chased pigeons around the fountain|parkMiss|parkHit
1 the beach|collected shells and jumped over the waves|beachMiss|beachHit
1 the market|looked at the baskets of fruit and the jars of honey|marketMiss|marketHit
1 the library|read a thick book about dinosaurs|libraryMiss|libraryHit
1 the forest|hopped over mossy logs and listened to the birds|forestMiss|forestHit
1 the meadow|picked flowers and rolled down the slope|meadowMiss|meadowHit
1 the playground|went down the slide again and again|playgroundMiss|playgroundHit
1 the farm|fed the chickens and petted a sleepy pony|farmMiss|farmHit
1 the lake|skipped flat stones across the water|lakeMiss|lakeHit
1 the museum|stared at the bones of a giant mammoth|museumMiss|museumHit
1 the train station|waved at the engines and counted the wagons|stationMiss|stationHit
1 the harbor|watched the fishermen mend their nets|harborMiss|harborHit

rule parkMiss
* under the bench, behind the statue, around the fountain
rule parkHit
* between the rose bushes, beside the path, at the foot of an oak tree
rule beachMiss
* in the sand, under the umbrella, among the seaweed
rule beachHit
* behind a heap of driftwood, inside a bucket, next to a rock pool
rule marketMiss
* between the stalls, under the apple cart, near the flower seller
rule marketHit
* inside a basket of plums, behind the cheese stand, beneath a pile of cabbages
rule libraryMiss
* on the shelves, under the reading table, beside the globe
rule libraryHit
* behind the curtain, on top of an atlas, inside an armchair
rule forestMiss
* under the ferns, inside a hollow log, around the old stump
rule forestHit
* among the mushrooms, beside the stream, on a soft bed of moss
rule meadowMiss
* in the tall grass, near the fence, around the beehive
rule meadowHit
* under a patch of clover, next to a molehill, behind the haystack
rule playgroundMiss
* under the swings, in the sandbox, behind the seesaw
rule playgroundHit
* at the bottom of the slide, beneath the climbing net, inside the little wooden castle
rule farmMiss
* in the barn, behind the tractor, inside the henhouse
rule farmHit
* in a bucket of oats, under the hay wagon, beside the pigsty
rule lakeMiss
* along the shore, among the reeds, under the dock
rule lakeHit
* inside a rowing boat, behind a willow, beside the duck nest
rule museumMiss
* near the ticket desk, beside the mummies, under the stairs
rule museumHit
* behind a suit of armor, next to a clay pot, below a painting of a queen
rule stationMiss
* on the platform, under the clock, around the benches
rule stationHit
* beside a heap of suitcases, behind the newspaper stand, inside the waiting room
rule harborMiss
* behind the crates, around the anchor, under the nets
rule harborHit
* inside a coil of rope, on the deck of a ferry, next to a lobster basket

# ---- things --------------------------------------------------------------------------------------------------------

rule color
* red, blue, green, yellow, purple, orange, pink, silver, golden, brown, striped, spotted

rule toy
* ball, kite, doll, teddy bear, train, boat, drum, whistle, puppet, robot, marble, spinning top, truck, hat, scarf, lantern
* flute, notebook, bracelet, backpack

rule food
* apples, pears, pancakes, muffins, cherries, waffles, grapes, peaches, pretzels, figs, biscuits, rolls, apricots, scones, chestnuts, plums

rule drink
* hot cocoa, apple juice, cold lemonade, warm milk, mint tea, plum juice, ginger ale, iced tea

rule game
* tag, hide and seek, hopscotch, catch, cards, leapfrog, pirates, marbles, chess, knights and dragons
)rules";

} // namespace precis
