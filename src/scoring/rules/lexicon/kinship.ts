/**
 * Plain English that says the same or the opposite, as a thesaurus for children has it. Words of one
 * group may stand for each other in most sentences; a word may be in several groups.
 */
export const groups: readonly (readonly string[])[] = `
big large great huge giant enormous; small little tiny; long lengthy; high tall; wide broad thick;
narrow thin skinny; fast quick rapid swift speedy; slow gradual; hard tough firm solid; soft gentle;
strong powerful sturdy; weak feeble; loud noisy; quiet silent soft; bright shiny; dark dim; hot warm;
cold cool chilly; wet damp moist; tight tense stiff; steep slant slope incline; near close next beside;
far distant away; clean pure; clear transparent; full filled; empty vacant; dangerous harmful unsafe;
safe secure; easy simple; difficult hard tough; important necessary essential;
correct right true accurate; wrong incorrect false mistaken; same equal identical alike similar;
different unlike differ difference vary various; difference change contrast; new fresh; old ancient aged;
round circular circle; start begin commence; stop end finish quit halt cease; finish complete;
keep stay remain hold continue; continue go last still; change vary alter shift switch;
become turn get grow; grow increase expand enlarge; increase rise raise more grow gain;
decrease drop lower reduce less fewer lessen fall shrink; expand spread stretch swell;
shrink contract compress; rise lift raise climb up; fall drop sink down; sink bottom;
up upward above top; down downward below under bottom; above over; below under beneath underneath;
inside within in; outside out; move go travel; move motion movement; flow run stream;
turn spin rotate revolve twist; shake vibrate wiggle rattle; push press shove force; pull tug drag draw;
carry transport bring take move; bring carry fetch; put place set lay; take remove; remove delete erase;
throw toss; catch grab; hit strike bump bang knock; break crack snap burst shatter; cut slice chop;
rub scrape scratch; tear rip; bend curve flex fold; stick attach cling;
attach connect join fasten hook link; connect touch contact; separate split divide part;
mix blend combine stir; combine together join unite; gather collect; scatter spread; fill pack;
cover wrap coat; hide conceal; open unlock; close shut; make create produce form cause;
produce give release; give provide supply offer; get receive gain obtain; have contain include hold own;
need require must; want desire wish; use apply employ; help assist aid support; support hold carry;
protect guard shield defend save; save keep store; store hold keep; block prevent stop; prevent avoid;
allow let permit enable; see look watch observe notice sight; look appear seem;
show indicate display reveal tell; hear listen sound; sound noise; feel touch sense;
say tell state mention; tell explain describe; think believe guess suppose; know understand realize;
find discover locate; find determine; learn study; compare contrast; measure weigh; choose pick select;
decide determine; try attempt test; test experiment check investigate; check examine inspect;
count number; build construct make; fix repair mend; work function operate; function job role purpose;
run work operate; cause reason; effect result outcome; result happen; happen occur; eat consume;
food nutrients nourishment; live survive; die dead death; sick ill; hurt injure harm damage;
damage destroy ruin; die perish; animal creature; person people human; child kid; kid student;
friend buddy; boss manager; worker employee staff; customer client; talk speak chat; speak say;
ask request; answer reply respond; respond react; reaction response; reply response; send transmit;
message signal; read study; write record note; picture image photo drawing; idea thought;
problem issue trouble; mistake error; error bug fault; goal aim target; plan design; rule law;
method way procedure process technique; way manner; kind type sort; piece part bit;
part component section; group set; whole entire all; all every each; many lots several; lots much plenty;
most mainly mostly; only just; enough sufficient; extra additional more other; also too; again repeat;
often frequent; always constant; constant steady unchanged same; usual normal regular; regular even;
rarely seldom; before earlier; after later; now currently; fast soon; place location spot position area;
area region; space room; road street; path way route pathway; side edge; edge border;
middle center halfway; top surface; surface outside; hole opening gap; gap space; line row; point tip;
bag sack; box container; cup glass; rope string cord; wire cable; stone rock; dirt soil ground;
ground earth land; land shore; sea ocean; river stream creek; hill mountain slope; wood timber;
gas air vapor steam; air wind; liquid fluid; water liquid; ice frozen freeze; melt thaw; boil heat;
heat warmth hot; burn fire; light bright glow shine; power energy electricity; electricity current;
battery cell; lamp bulb; motor engine; machine device; tool instrument; metal iron steel; plant crop;
seed grain; body organism; bone skeleton; job task; work labor effort; effort force; force pressure;
pressure push; weight mass heavy; size amount; amount quantity number volume; length long; height high;
speed fast; rate speed; temperature heat; time period; year annual; day daytime; night nighttime;
money cash; cost price; buy purchase; sell trade; car vehicle; boat ship; house home; sad unhappy;
happy glad; angry mad; afraid scared; smart clever; pretty beautiful; ugly unattractive; strange odd;
hungry starving; tired exhausted; fair just; honest truthful; brave bold; careful cautious; call name;
country nation state; main chief major primary principal central key; city town; kill murder;
expect predict; lead guide head; reach arrive; leave depart exit; follow obey; agree accept;
attack assault; fight battle conflict; improve better; perform act; common usual general;
company business firm; danger threat risk; demand require; separate distinct; discuss talk; enter join;
event incident; exact precise; expensive costly; film movie; final last; free available;
huge massive vast; injury wound; job career occupation; mother mom parent; father dad parent;
offer propose; order command; own possess; part share portion; possible likely probable; jail prison;
product item; protest complain; proof evidence; recover heal cure; refuse reject deny; release free;
remember recall; rich wealthy; rule regulation; search look seek; show present;
situation circumstance condition; source origin; special particular; team crew; trip journey;
true real actual; unusual rare; usual typical; value worth; worry concern; area zone; benefit advantage;
disadvantage drawback; bottom base; chance opportunity possibility; charge cost fee; chemical substance;
substance material matter stuff; couple pair 2; create invent; delay wait; vanish disappear gone;
environment surroundings habitat; equipment gear; escape flee; estimate guess; explode burst; fire flame;
flat level even; floor ground; fog mist; form shape; information data; jump leap; lean tilt tip;
level height; mark spot dot; object thing item; obvious clear; particle piece bit grain; peak top;
pole end; previous before; purpose reason; reflect bounce; replace substitute; rest remaining;
ring circle; rough bumpy; rush hurry; sample example; shadow shade; short brief; single one; slide slip;
smell scent odor; soak absorb; solution mixture; squeeze compress; stable steady; sure certain;
tone pitch; topic subject; total whole; trap catch; tube pipe; variable factor; alone single
`
  .trim()
  .split(/\s*;\s*/)
  .map((group) => group.split(/\s+/));

/** Of two opposites one cannot stand for the other: who says it where the other is meant is wrong. */
export const opposites: readonly (readonly string[])[] = `
more less; more fewer; most least; increase decrease; rise fall; high low; hot cold; warm cool;
big small; large small; long short; tall short; wide narrow; thick thin; heavy light; fast slow;
hard soft; tight loose; strong weak; loud quiet; bright dim; light dark; near far; close far; up down;
top bottom; above below; over under; inside outside; open close; open shut; start stop; begin end;
before after; first last; same different; all none; always never; yes no; agree disagree; true false;
right wrong; right left; east west; north south; push pull; attract repel; expand contract; float sink;
melt freeze; full empty; wet dry; positive negative; series parallel; early late; day night; old new;
deep shallow; rough smooth; steep flat; gain lose; add remove; connect disconnect; complete incomplete
`
  .trim()
  .split(/\s*;\s*/)
  .map((pair) => pair.split(/\s+/));

/** What can be more or less so: "tight" brings "tighter", "tightest", "tighten", "tightly" and "tightness". */
export const gradable: readonly string[] = `
tight loose long short high low wide narrow big small large little tall deep shallow fast slow quick
hard soft heavy light strong weak dense thick thin hot cold warm cool bright dark dim loud quiet near
close great few rough smooth steep flat clear easy early late old young new safe rich poor wet dry full
sharp dull rapid tough broad stiff firm gentle sad happy smart clean calm brave fair fresh cheap simple
fine clever kind
`
  .trim()
  .split(/\s+/);

/** Forms that no rule makes. */
export const irregular: readonly (readonly [string, string])[] = `
farther far; farthest far; further far; furthest far; better good; best good; worse bad; worst bad;
length long; lengthen long; lengthened long; strength strong; strengthen strong; height high;
width wide; depth deep; heat hot; heats hot; heated hot; heating hot; warmth warm; density dense;
speed fast; weight heavy
`
  .trim()
  .split(/\s*;\s*/)
  .map((pair) => {
    const [form = '', word = ''] = pair.split(' ');
    return [form, word] as const;
  });
