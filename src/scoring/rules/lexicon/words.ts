import { wordSet as set } from './word-set.ts';

/** Words that carry no point of an answer. */
export const stopWords = set(`
a an the this that these those and or but nor so yet if then than as of at by for from in into on onto
off out over under up down to with within without about after before between during through until upon
is are was were be been being am do does did done have has had having will would shall should can could
may might must i me my mine myself we us our ours ourselves you your yours yourself he him his himself she
her hers herself it its itself they them their theirs themselves who whom whose which what when where why
how there here all any both each few more most other some such no not only own same too very just also
again once because while s t d ll m re ve
`);

/** Small words that change what is claimed: how much, in which order, where. */
export const smallWords = set(`
more less most same different no not never all both each before after up down off out over under between through
only other another own few many because together without above below against enough
`);

/** Function words by which English is recognised. */
export const functionWords = set(`
the a an and of to in that it is was for on with as at by from or but not be are were have had has this they
we you he she my me i him her his our their them would could if so when what who which there then because
about into out up do did can will been than its your some no all
`);

/** Function words of other languages that English does not share. */
export const foreignWords = set(`
el la los las una unos unas del por para con pero como esta este muy mas que y lo su se al es ser fue hay
le les des une dans pour avec est sont mais qui sur pas vous nous je il elle ce cette et aux ou ne du
der die das und ist nicht mit ein eine ich wir sie auf den dem zu von fur auch wie oder aber bei war
il gli della che sono per con una non di ho mi questo alla nel o os um uma nao em com para mais foi ele
de het een niet voor met zijn ik wij maar ook naar bij
`);

/** Verbs and nouns so common in any answer that finding one proves little. */
export const commonWords = set(`
agree ask be become believe bring call care change check come communicate consider day deal do experience
feel find first focus follow get give go good handle happen hard have hear help important issue job keep
know learn let like listen look make manage matter mean meet member need new next offer part patient people
person place plan point problem provide put question realize really receive remain remember respond right
role run say see set share show situation skill solution sort speak start stay step story support sure take
talk task team tell thing think time try trust turn understand use value want way week work worry year
`);

/** Words of the past-tense kind that tell of a state, not of something done. */
export const stativeVerbs = set(`
was were had felt knew thought wanted needed liked loved believed seemed looked understood realized realised
hoped wished worked learned learnt saw heard could would should used enjoyed tried became got been remembered
noticed lived owned remained struggled failed wondered worried
`);

export const adverbs = set(`
then also first next immediately quickly calmly quietly gently always once later finally even still never
personally already simply only actually carefully slowly politely soon again now therefore straightaway
directly privately
`);

export const negators = set(
  `not no never nobody nothing neither nor without hardly cannot refuse refused avoid avoided refusing avoiding`,
);

/** Words after which a negation no longer reaches. */
export const clauseBreaks = set(
  `but however although though instead because so while whereas until unless except rather`,
);

export const fillers = set(
  `um uh er erm hmm basically literally actually honestly obviously whatever`,
);

export const hedges = set(
  `maybe perhaps probably possibly guess somewhat somehow sometimes might hopefully apparently`,
);

/** Things, places and people that one can point at. */
export const concreteNouns = set(`
ward unit clinic desk lobby corridor room bed floor pharmacy lab theater surgery scan mri xray ambulance
nurse nurses doctor doctors physician surgeon consultant resident charge supervisor manager director chaplain
interpreter cashier receptionist volunteer technician therapist pharmacist registrar security clerk coordinator
mother father son daughter wife husband brother sister parent parents grandmother grandfather child baby widow
uncle aunt couple neighbor neighbour family families visitor caller customer
phone call email letter note notes chart form record log list board whiteboard tracker spreadsheet calendar
report survey card slip script checklist template folder badge sign leaflet handout huddle round rounds rota
roster handover appointment discharge referral refund bill invoice insurance authorization prescription dose
medication insulin blood fever pain chair water tea coffee blanket wheelchair bag ring glasses coat keys
taxi bus parking meal breakfast lunch dinner tray complaint apology audit budget training meeting
server database query dashboard pipeline bug release deploy test code customer order stock shelf till store
`);

/** Words that talk to a grader cannot do without; only sentences with one of them are looked at closely. */
export const graderWords = set(`
ignore disregard forget override bypass 100 credit credits maximum max grader grading language
calibration injection ai evaluator prompt author teacher examiner creator developer answer response candidate
key feedback evaluation assessment scoring rating marking system assistant human user score scores grade grades
ratings mark marks rubric
`);

/** Words of saying and claiming: denied, they take back whatever the sentence goes on to say. */
export const claims = set('say says said claim pretend true argue');

/** Words behind which a dot ends no sentence. */
export const abbreviations = set('dr mr mrs ms st vs eg ie etc prof dept no approx');

export const actors = set('i we');
export const ofOneself = set('i my me we our');
export const conditions = set('if would could can might should will');
export const states = set('was were had been');
/** What is always so, or only thought so, is no situation and no outcome. */
export const habits = set('always usually often never generally typically opinion think believe');

/** Verbs with which steps begin. */
export const imperatives = set(`
ask call check tell say listen write note log look read find go get give offer keep make take bring send explain apologize apologise sit walk stop start set confirm speak talk report record escalate agree follow thank let put open close move book ring share show
`);

/** Before a participle, the passive voice. */
export const passives = set('is are was were been being be got');
