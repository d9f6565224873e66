"""Irregular forms and nouns of verbs: on each line, the first word is the one the others are taken for."""

_LINES = """
shoot shot shootings shooting shoots gunned
say said says saying
kill kills killed killing killings slain slay slew slaying slayings
die died dies dying dead death deaths
win won wins winning
fall fell fallen
go went gone goes going
take took taken takes taking
make made makes making
strike struck strikes striking stricken
find found finds finding
leave left leaves leaving
buy bought buys buying
steal stole stolen steals stealing
beat beaten beats beating beatings
run ran runs running
tell told tells telling
give gave given gives giving
get got gotten gets getting
hit hits hitting
hold held holds holding
come came comes coming
begin began begun begins beginning
rise rose risen rises rising
fight fought fights fighting
catch caught catches catching
lead led leads leading
lose lost loses losing loss losses
break broke broken breaks breaking
drive drove driven drives driving
speak spoke spoken speaks speaking
write wrote written writes writing
see saw seen sees seeing
show showed shown shows showing
know knew known knows knowing
think thought thinks thinking
bring brought brings bringing
build built builds building
send sent sends sending
meet met meets meeting meetings
sell sold sells selling sale sales
feel felt feels feeling
flee fled flees fleeing
fly flew flown flies flying flight flights
throw threw thrown throws throwing
blow blew blown blows blowing
burn burnt burned burns burning
bear bore born bears bearing birth births
choose chose chosen chooses choosing choice choices
swear swore sworn swears swearing
withdraw withdrew withdrawn withdraws withdrawing withdrawal withdrawals
overthrow overthrew overthrown overthrows
undergo underwent undergone
seek sought seeks seeking
sink sank sunk sinks sinking
shake shook shaken shakes shaking
spread spreads spreading
split splits splitting
hurt hurts hurting
cut cuts cutting
set sets setting
put puts putting
shut shuts shutting
quit quits quitting
keep kept keeps keeping
pay paid pays paying payment payments
become became becomes becoming
wear wore worn wears wearing
stand stood stands standing
understand understood understands
spend spent spends spending
teach taught teaches teaching
tear tore torn tears tearing
draw drew drawn draws drawing
freeze froze frozen freezes freezing
hang hung hanged hangs hanging hangings
hide hid hidden hides hiding
steer steered steers
explode explodes exploded exploding explosion explosions
collide collides collided colliding collision collisions
invade invades invaded invading invasion invasions
erupt erupts erupted erupting eruption eruptions
destroy destroys destroyed destroying destruction
evacuate evacuates evacuated evacuating evacuation evacuations
deport deports deported deporting deportation deportations
arrive arrives arrived arriving arrival arrivals
depart departs departed departing departure departures
decide decides decided deciding decision decisions
investigate investigates investigated investigating investigation investigations
announce announces announced announcing announcement announcements
acquire acquires acquired acquiring acquisition acquisitions
injure injures injured injuring injury injuries
marry marries married marrying marriage marriages
appear appears appeared appearing appearance appearances
nominate nominates nominated nominating nomination nominations
appoint appoints appointed appointing appointment appointments
agree agrees agreed agreeing agreement agreements
negotiate negotiates negotiated negotiating negotiation negotiations
discuss discusses discussed discussing discussion discussions
execute executes executed executing execution executions
convict convicts convicted convicting conviction convictions
accuse accuses accused accusing accusation accusations
assassinate assassinates assassinated assassinating assassination assassinations
abduct abducts abducted abducting abduction abductions
detain detains detained detaining detention detentions
occupy occupies occupied occupying occupation occupations
liberate liberates liberated liberating liberation
explore explores explored exploring exploration
elect elects elected electing election elections
resign resigns resigned resigning resignation resignations
retire retires retired retiring retirement
attack attacks attacked attacking attacker attackers
murder murders murdered murdering murderer
robbery robberies rob robs robbed robbing robber robbers
react reacts reacted reacting reaction reactions
respond responds responded responding response responses
confirm confirms confirmed confirming confirmation
deny denies denied denying denial denials
refuse refuses refused refusing refusal
"""

FORMS: dict[str, str] = {form: line.split()[0] for line in _LINES.strip().splitlines() for form in line.split()}
"""Form → the word whose stem it shares."""
