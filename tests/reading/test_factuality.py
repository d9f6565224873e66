"""Factuality: a table of sentences with the event's word between stars → tense, polarity, what is denied, certainty.

"?" leaves a column open: a noun's own tense, or where two readings are right.
"""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Claim, Span
from onrecord.reading.claims import find_claims
from onrecord.reading.factuality import Factuality, factuality
from onrecord.reading.factuality_lexicon import factuality_lexicon
from onrecord.reading.page import Page
from tests.reading.doubles import PlainCast

Build = Callable[..., Page]
Row = tuple[str, str, str, str | None, str]

# fmt: off
TABLE: list[Row] = [
    # what is under the word above it, though it stands apart
    ("All citizens should be on guard and resolutely *fight* against them.", "future", "+", None, "demanded"),
    ("The union called out its members to embark on a nationwide *protest*.", "?", "+", None, "demanded"),
    ("A blockade is equivalent to an *invasion*.", "?", "+", None, "possible"),
    ("The report does not translate into thousands of *shootings*.", "?", "-", "occurrence", "asserted"),
    ("Peacekeepers have been blamed for bringing in the disease, *killing* 10,000 people.", "?", "+", None, "possible"),
    ("We voice our willingness that there be an immediate *ceasefire*.", "?", "+", None, "demanded"),
    ("The army had nothing to do with the *attack*, the spokesman said.", "?", "-", "actor", "asserted"),
    ("There is no date set for the *talks*.", "?", "+", None, "planned"),
    ("There is no reason why they should not *attack* the port.", "?", "+", None, "demanded"),
    ("Far from *withdrawing*, the army attacked again.", "?", "-", "occurrence", "asserted"),
    ("The priest may be killed in an *attack*.", "?", "+", None, "possible"),
    ("The guard was not killed in the *raid*.", "?", "+", None, "asserted"),
    ("A *cut* in military aid has been under consideration for months.", "?", "+", None, "planned"),
    ("The opponents of *taking* in migrants welcomed the plan.", "?", "+", None, "possible"),
    ("The bomb was found and defused before it *exploded* at a school.", "past", "-", "occurrence", "asserted"),
    ("Workers protested the fake encounter *killings*.", "?", "+", None, "asserted"),
    ("There is no point in holding the *talks* before the vote.", "?", "+", None, "possible"),
    ("The driver tried to save his passengers from a firebomb *attack*.", "?", "+", None, "possible"),
    ("The *attack* was not meant to target civilians.", "?", "-", "intent", "asserted"),
    ("The boys were not killed in *shootouts* with police.", "?", "+", None, "possible"),
    ("If the boys stay, they get *killed*.", "?", "+", None, "conditional"),
    ("You may admire people who held this post and *praise* them.", "?", "+", None, "possible"),
    ("She plans to join her supporters at the *protest*.", "?", "+", None, "planned"),
    ("He would not accept the *endorsement* of the senator if it were offered.", "?", "+", None, "possible"),
    ("To *seize* the ridge, they had to march at night.", "future", "+", None, "planned"),
    ("The two agreed to strengthen their ties, including the beginning of *talks*.", "?", "+", None, "planned"),
    ("Peacekeepers were blamed for introducing the disease, *killing* 10,000 people.", "?", "+", None, "possible"),
    ("Three men *killed* a guard, identified as Omar, from no. 5 Mill Lane.", "past", "+", None, "asserted"),
    # meant, charged, open: no fact yet
    ("The two governments are committed to *reaching* an agreement by June.", "?", "+", None, "planned"),
    ("He was arrested pending *extradition* to Ruritania.", "?", "+", None, "planned"),
    ("Her *extradition* is pending.", "?", "+", None, "planned"),
    ("The operation was aimed at *killing* the rebel leader.", "?", "+", None, "planned"),
    ("The lawyer tried to block her *extradition* to Ruritania.", "?", "+", None, "possible"),
    ("Roe faces trial on two counts of suspected abuse, including *assault* of a minor.", "?", "+", None, "possible"),
    ("They began a strict timetable for *withdrawing* our troops.", "?", "+", None, "planned"),
    ("A truce would not end the war but *silence* the press.", "?", "+", None, "planned"),
    ("Sales are not conditioned on *ending* the city's ties with the emirate.", "?", "+", None, "possible"),
    ("They are people who know how to *fight* the rebels.", "?", "+", None, "possible"),
    ("There are three ways to press him: by *filing* a lawsuit, or by asking him.", "?", "+", None, "possible"),
    ("The minister advocated for a *reduction* in aid.", "?", "+", None, "demanded"),
    ("She stressed the importance of *holding* talks.", "?", "+", None, "possible"),
    # so, and so not, whatever stands beside it
    ("Roe said he'd *attacked* the post before.", "past", "+", None, "asserted"),
    ("The university is not the only university *censoring* the symbol.", "?", "+", None, "asserted"),
    ("He has never once *apologised* to the victims.", "past", "-", "occurrence", "asserted"),
    ("Peter Roe was accused by the ministry of *killing* two guards.", "?", "+", None, "asserted"),
    # plainly so
    ("The army *shelled* the village on Monday.", "past", "+", None, "asserted"),
    ("Two rockets *struck* the port before dawn.", "past", "+", None, "asserted"),
    ("Nine fishermen were *killed* in the raid.", "past", "+", None, "asserted"),
    ("The column has *crossed* the river.", "past", "+", None, "asserted"),
    ("Rebels had *burned* the mill by the time help came.", "past", "+", None, "asserted"),
    ("The ministry said its troops had *taken* the ridge.", "past", "+", None, "asserted"),
    ("The *shelling* of the market went on for an hour.", "past", "+", None, "asserted"),
    ("Villagers buried the victims of Sunday's *massacre*.", "?", "+", None, "asserted"),
    # going on
    ("Troops are *shelling* the southern suburbs.", "ongoing", "+", None, "asserted"),
    ("Government forces have been *advancing* along the coast road.", "ongoing", "+", None, "asserted"),
    ("The garrison continues to *fire* on the harbour.", "ongoing", "+", None, "asserted"),
    ("The militia keeps *attacking* the convoys.", "ongoing", "+", None, "asserted"),
    ("The prefect said gunmen were *looting* the depots.", "ongoing", "+", None, "asserted"),
    ("Fighting is still *raging* around the airfield.", "ongoing", "+", None, "asserted"),
    ("The bridge is being *bombed* every night.", "ongoing", "+", None, "asserted"),
    # not so
    ("The army did not *shell* the village.", "past", "-", "occurrence", "asserted"),
    ("The patrol never *entered* the camp.", "past", "-", "occurrence", "asserted"),
    ("Nobody was *killed* in the second raid.", "past", "-", "occurrence", "asserted"),
    ("No soldiers were *wounded* in the clash.", "past", "-", "occurrence", "asserted"),
    ("None of the hostages has been *freed*.", "past", "-", "occurrence", "asserted"),
    ("The gunmen fired no *shots*.", "past", "-", "occurrence", "asserted"),
    ("There has been no *attack* on the port since May.", "past", "-", "occurrence", "asserted"),
    ("The column withdrew without *firing* a shot.", "past", "-", "occurrence", "asserted"),
    ("Neither army has *crossed* the line.", "past", "-", "occurrence", "asserted"),
    ("Police neither *fired* on the crowd nor used gas.", "past", "-", "occurrence", "asserted"),
    ("Police neither fired on the crowd nor *arrested* anyone.", "past", "-", "occurrence", "asserted"),
    ("The troops have not yet *withdrawn* from the valley.", "past", "-", "occurrence", "asserted"),
    ("The militia is no longer *shelling* the road.", "ongoing", "-", "occurrence", "asserted"),
    ("The guards could not *stop* the looting.", "past", "-", "occurrence", "asserted"),
    ('"Our men do not *attack* hospitals," the colonel said.', "ongoing", "-", "occurrence", "asserted"),
    ("The prison was not *hit*, the governor said.", "past", "-", "occurrence", "asserted"),
    ("The troops did not loot or *burn* any homes.", "past", "-", "occurrence", "asserted"),
    # a negation elsewhere
    ("The army, which did not comment, *shelled* the village.", "past", "+", None, "asserted"),
    ("The rain did not stop, and the rebels *attacked* at dusk.", "past", "+", None, "asserted"),
    ("He was not hurt in the *attack*.", "?", "+", None, "asserted"),
    ("The ministry did not say who had *attacked* the convoy.", "past", "+", None, "asserted"),
    ("Not only did they *burn* the church, they also took the bells.", "past", "+", None, "asserted"),
    ("Troops *entered* the town but did not reach the square.", "past", "+", None, "asserted"),
    ("The mayor, who is not a soldier, was *abducted* on Friday.", "past", "+", None, "asserted"),
    ("The envoy has not condemned the *killing* of the nuns.", "?", "+", None, "asserted"),
    ("No one has claimed the *bombing*.", "?", "+", None, "asserted"),
    ("Because the road was not guarded, gunmen *robbed* the bus.", "past", "+", None, "asserted"),
    # verbs that undo
    ("The two sides failed to *agree* on a truce.", "past", "-", "occurrence", "asserted"),
    ("The garrison refused to *surrender*.", "past", "-", "occurrence", "asserted"),
    ("Guards prevented the mob from *storming* the palace.", "past", "-", "occurrence", "asserted"),
    ("An *attack* on the refinery was averted.", "?", "-", "occurrence", "asserted"),
    ("Agents foiled a plot to *bomb* the station.", "?", "-", "occurrence", "planned"),
    ("The navy stopped short of *seizing* the ship.", "past", "-", "occurrence", "asserted"),
    ("The rebels avoided *clashing* with the tribe.", "?", "-", "occurrence", "asserted"),
    ("The premier has cancelled his *visit* to the front.", "?", "-", "occurrence", "asserted"),
    ("The *talks* were called off at the last minute.", "?", "-", "occurrence", "asserted"),
    ("Mines kept the convoy from *reaching* the enclave.", "?", "-", "occurrence", "asserted"),
    ("The guns were unable to *hit* the bridge.", "?", "-", "occurrence", "asserted"),
    ("The column refrained from *attacking* the village.", "?", "-", "occurrence", "asserted"),
    ("The judge found no evidence that the officers had *tortured* anyone.", "past", "-", "occurrence", "asserted"),
    ("Inspectors saw no sign of *fighting* in the valley.", "?", "-", "occurrence", "asserted"),
    ("Reports that the town had *fallen* were false.", "past", "-", "occurrence", "asserted"),
    ("Instead of *attacking* the fort, the rebels went home.", "?", "-", "occurrence", "asserted"),
    ("They went home rather than *fight*.", "?", "-", "occurrence", "asserted"),
    # verbs that do
    ("The crew managed to *sink* the barge.", "past", "+", None, "asserted"),
    ("The villagers were forced to *flee*.", "past", "+", None, "asserted"),
    ("The troops began to *withdraw* on Monday.", "past", "+", None, "asserted"),
    ("The brigade succeeded in *capturing* the hill.", "past", "+", None, "asserted"),
    ("The rebels did not fail to *retaliate*.", "?", "+", None, "asserted"),
    ("The army used tanks to *crush* the revolt.", "past", "+", None, "asserted"),
    ("The families had to *leave* their homes.", "past", "+", None, "asserted"),
    ("The raid led to *clashes* in the old town.", "past", "+", None, "asserted"),
    ("The army carried out two *raids*.", "past", "+", None, "asserted"),
    ("Clashes *erupted* near the station.", "past", "+", None, "asserted"),
    ("Witnesses saw soldiers *beating* a student.", "?", "+", None, "asserted"),
    # denials
    ("The army denied *shelling* the village.", "?", "-", "occurrence", "asserted"),
    ("The ministry denied that its jets had *bombed* the dam.", "past", "-", "occurrence", "asserted"),
    ("A spokeswoman denied the navy had *sunk* the ferry.", "past", "-", "occurrence", "asserted"),
    ("The rebels denied having *killed* the hostages.", "past", "-", "occurrence", "asserted"),
    ("The colonel rejected claims that his men had *looted* shops.", "past", "-", "occurrence", "asserted"),
    ("The embassy dismissed reports of an *invasion*.", "?", "-", "occurrence", "asserted"),
    ("A spokesman denied Brava's forces were *responsible*.", "past", "-", "actor", "asserted"),
    ("The militia denied responsibility for the *bombing*.", "?", "-", "actor", "asserted"),
    ("The governor denied any involvement in the *abduction*.", "?", "-", "actor", "asserted"),
    ("The group denied it was behind the *attack*.", "?", "-", "actor", "asserted"),
    ("The militia had no role in the *killing*, its leader said.", "?", "-", "actor", "asserted"),
    ("The commander denied his men had *fired* it.", "past", "-", "actor", "asserted"),
    ("The missile was not *fired* by our troops, the ministry said.", "past", "-", "actor", "asserted"),
    ("It was not the army that *burned* the school, the prefect said.", "past", "-", "actor", "asserted"),
    ("The colonel denied *targeting* civilians.", "?", "-", "target", "asserted"),
    ("The pilots do not *target* farmers, she said.", "ongoing", "-", "target", "asserted"),
    ("The general denied deliberately *hitting* the clinic.", "?", "-", "intent", "asserted"),
    ("The navy did not intentionally *ram* the trawler, an admiral said.", "past", "-", "intent", "asserted"),
    ("The army denied that forty people had been *killed*.", "past", "-", "figure", "asserted"),
    ("The minister denied it was a *deportation*.", "?", "-", "label", "asserted"),
    ("The envoy said it was not a *genocide*.", "?", "-", "label", "asserted"),
    ("The army has not confirmed that it *shelled* the village.", "past", "+", None, "possible"),
    ("The government neither confirmed nor denied the *strike*.", "?", "+", None, "possible"),
    ("The ministry did not deny that troops had *entered* the zone.", "past", "+", None, "possible"),
    ("The premier did not rule out a *blockade*.", "?", "+", None, "possible"),
    ("The general ruled out an *offensive* before spring.", "?", "-", "occurrence", "asserted"),
    # possible
    ("The wall may *collapse*, engineers said.", "future", "+", None, "possible"),
    ("Dozens might have been *abducted*.", "past", "+", None, "possible"),
    ("The rocket could have been *fired* from a ship.", "past", "+", None, "possible"),
    ("The pilots are believed to have been *captured*.", "past", "+", None, "possible"),
    ("The cell is suspected of *bombing* two banks.", "?", "+", None, "possible"),
    ("Residents fear that the militia will *return*.", "future", "+", None, "possible"),
    ("Analysts think the army *lost* two ships.", "past", "+", None, "possible"),
    ("The risk of an *attack* remains high.", "?", "+", None, "possible"),
    ("The threat of *famine* hangs over the camps.", "?", "+", None, "possible"),
    ("It is unclear whether the troops have *left*.", "past", "+", None, "possible"),
    ("The militia appears to have *abandoned* the fort.", "past", "+", None, "possible"),
    ("The gunmen allegedly *raped* two women.", "past", "+", None, "possible"),
    ("A suspected *bombing* closed the airport.", "?", "+", None, "possible"),
    ("Perhaps they were *kidnapped*, his brother said.", "past", "+", None, "possible"),
    ("Police are investigating whether he *killed* the judge.", "past", "+", None, "possible"),
    ('"Will they *attack* again?" a nurse asked.', "future", "+", None, "possible"),
    ("The rebels tried to *storm* the gate.", "past", "+", None, "possible"),
    ("Their attempt to *seize* the ferry ended in chaos.", "?", "+", None, "possible"),
    ("The fleet is likely to *sail* within days.", "future", "+", None, "possible"),
    ("He is on trial for *ordering* the raid.", "?", "+", None, "possible"),
    ("The mayor accused the army of *shelling* the market.", "?", "+", None, "asserted"),
    ("The gunmen reportedly *took* forty hostages.", "past", "+", None, "asserted"),
    # conditional
    ("If the dam *breaks*, the valley will flood.", "?", "+", None, "conditional"),
    ("If the dam breaks, the valley will *flood*.", "future", "+", None, "conditional"),
    ("Its destruction could *cause* a flood, she warned.", "future", "+", None, "conditional"),
    ("Cutting the water could also *damage* the reactor.", "future", "+", None, "conditional"),
    ("*Cutting* the water could also damage the reactor.", "future", "+", None, "conditional"),
    ("A blockade would *starve* the island.", "future", "+", None, "conditional"),
    ("Unless the siege is lifted, thousands will *die*.", "future", "+", None, "conditional"),
    ("Unless the siege is *lifted*, thousands will die.", "?", "+", None, "conditional"),
    ("Should the rebels *attack*, the fleet will respond.", "?", "+", None, "conditional"),
    ("Had the wall *held*, the town would be dry.", "?", "+", None, "conditional"),
    ("Any *strike* on the plant would be a crime, he said.", "?", "+", None, "conditional"),
    ("The army will *withdraw* only if the rebels disarm.", "future", "+", None, "conditional"),
    ("Troops were told what to do in case the rebels *attack*.", "?", "+", None, "conditional"),
    ("The collapse of the bridge would *isolate* the garrison.", "future", "+", None, "conditional"),
    # planned
    ("The army plans to *attack* the port.", "future", "+", None, "planned"),
    ("The fleet will *sail* on Friday.", "future", "+", None, "planned"),
    ("The ministry said it would *send* two more battalions.", "future", "+", None, "planned"),
    ("The rebels threatened to *kill* the hostages.", "future", "+", None, "planned"),
    ("The general vowed to *retake* the city.", "future", "+", None, "planned"),
    ("Troops are preparing to *storm* the fort.", "future", "+", None, "planned"),
    ("The two presidents are to *meet* in May.", "future", "+", None, "planned"),
    ("The ministers are due to *sign* the treaty.", "future", "+", None, "planned"),
    ("They mined the plant with the intent of *blowing* it up.", "future", "+", None, "planned"),
    ("The council is about to *impose* sanctions.", "future", "+", None, "planned"),
    ("The planned *offensive* has not begun.", "?", "-", "occurrence", "planned"),
    ("The rebels are planning an *assault* on the capital.", "future", "+", None, "planned"),
    ("The island prepared for an *invasion*.", "?", "+", None, "planned"),
    ("Plans for the *evacuation* of the camp were drawn up.", "?", "+", None, "planned"),
    ("The envoy promised that the troops would *leave*.", "future", "+", None, "planned"),
    ("The donors pledged to *rebuild* the clinic.", "future", "+", None, "planned"),
    ("The convoy set out to *relieve* the garrison.", "future", "+", None, "planned"),
    ("The squadron was sent to *bomb* the refinery.", "future", "+", None, "planned"),
    ("The parliament agreed to *ratify* the pact.", "future", "+", None, "planned"),
    ("The rebels are considering *freeing* the pilots.", "future", "+", None, "planned"),
    ("The king intends to *dissolve* the chamber and call a vote.", "future", "+", None, "planned"),
    ("The army does not plan to *attack* the port.", "future", "-", "occurrence", "planned"),
    ("The troops will not *leave*, the premier said.", "future", "-", "occurrence", "planned"),
    ("The *talks* will take place in June.", "future", "+", None, "planned"),
    # demanded
    ("The bishops called for a *ceasefire*.", "future", "+", None, "demanded"),
    ("The envoy urged both armies to *withdraw*.", "future", "+", None, "demanded"),
    ("The judge ordered the *release* of the editor.", "future", "+", None, "demanded"),
    ("The troops must *leave*, the senator said.", "future", "+", None, "demanded"),
    ("The drivers demanded that the ban be *lifted*.", "future", "+", None, "demanded"),
    ("The council asked the rebels to *free* the pilots.", "future", "+", None, "demanded"),
    ("The army should *protect* the camps, she said.", "future", "+", None, "demanded"),
    ("The king needs to *resign*, the crowd shouted.", "future", "+", None, "demanded"),
    ("The premier called for a monitoring mission to *deploy* at the dam.", "future", "+", None, "demanded"),
    ("The officers were ordered to *shoot* anyone who fled.", "future", "+", None, "demanded"),
    ("The premier appealed for an end to the *fighting*.", "?", "+", None, "asserted"),
    ("The minister urged the rebels not to *harm* the pilots.", "future", "-", "occurrence", "demanded"),
    ("The unions want the general to *step down*.", "future", "+", None, "demanded"),
    ("The council has to *impose* sanctions, he said.", "future", "+", None, "demanded"),
    ("It is time to *lift* the siege, the bishop said.", "future", "+", None, "demanded"),
    ("The appeal for *talks* was ignored.", "future", "+", None, "demanded"),
    # two deep
    ("The minister said the army had been ordered to *destroy* the bridge.", "future", "+", None, "demanded"),
    ("The prefect said the rebels had threatened to *burn* the crops.", "future", "+", None, "planned"),
    ("The general said he had been asked to *plan* an assault.", "future", "+", None, "demanded"),
    ("The envoy said talks on a plan to *withdraw* had failed.", "future", "+", None, "planned"),
    ("She said the militia had denied *killing* the priest.", "?", "-", "occurrence", "asserted"),
    ("The ministry said it had no plan to *attack*.", "future", "-", "occurrence", "planned"),
    ("The premier said police had failed to prevent the *riot*.", "?", "+", None, "asserted"),
    ("The union accused the police of failing to *protect* the marchers.", "?", "-", "occurrence", "asserted"),
    ("The paper said the army may be forced to *retreat*.", "future", "+", None, "possible"),
    ("The report said the guards could have prevented the *escape*.", "?", "+", None, "?"),
    # quotations
    ('"They *bombed* the school," a teacher said.', "past", "+", None, "asserted"),
    ('"We will *avenge* them," the commander said.', "future", "+", None, "planned"),
    ('"Stop the *bombing*," the crowd shouted.', "?", "+", None, "asserted"),
    ('"If they come, we will *fight*," a farmer said.', "future", "+", None, "conditional"),
    ('"We never *touched* the hostages," the captain insisted.', "past", "-", "occurrence", "asserted"),
    ('The mayor said it was "not true" that soldiers *looted* the shops.', "past", "-", "occurrence", "asserted"),
    # contrast
    ("It was a shell, not a bomb, that *hit* the bakery.", "past", "+", None, "asserted"),
    ("The soldiers did not *kill* the priest but arrested him.", "past", "-", "occurrence", "asserted"),
    ("The soldiers did not kill the priest but *arrested* him.", "past", "+", None, "asserted"),
    # reduced and relative clauses
    ("The village *shelled* on Monday is empty.", "past", "+", None, "asserted"),
    ("The rebels, who *attacked* the post, fled.", "past", "+", None, "asserted"),
    ("The minister denied meeting the men who *bombed* the mosque.", "past", "+", None, "asserted"),
    ("He called for the arrest of those who *shot* the student.", "past", "+", None, "asserted"),
    ("The crowd demanded justice for those *killed* in the raid.", "past", "+", None, "asserted"),
    ("The army said it would hunt those who *planted* the mine.", "past", "+", None, "asserted"),
    ("She left before the guns *opened* up.", "past", "+", None, "asserted"),
    ("After the army *took* the town, no one was arrested.", "past", "+", None, "asserted"),
]

# Sentences in the manner of the wires.
WIRE: list[Row] = [
    ("Government troops *recaptured* the hill town of Besra on Tuesday after three days of house-to-house fighting, a defence official said.", "past", "+", None, "asserted"),
    ("The army said it had not *used* cluster munitions in the valley.", "past", "-", "occurrence", "asserted"),
    ("At least eleven people were killed when a shell *hit* a bakery in the northern suburb, the health ministry said.", "past", "+", None, "asserted"),
    ("The rebels threatened to *attack* oil terminals along the coast unless their prisoners were freed.", "future", "+", None, "planned"),
    ("Opposition parties have called for a nationwide *strike* on Thursday.", "future", "+", None, "demanded"),
    ("Neither side has *fired* a shot since the truce took effect at midnight.", "past", "-", "occurrence", "asserted"),
    ("Police denied that officers had *opened fire* on the marchers.", "past", "-", "occurrence", "asserted"),
    ("The general denied that his men had deliberately *shelled* the clinic.", "past", "-", "intent", "asserted"),
    ('"We did not *bomb* the hospital," a military spokesman told reporters. "We were hitting a rocket crew."', "past", "-", "occurrence", "asserted"),
    ('"It was not our aircraft that *struck* the convoy," the minister said.', "past", "-", "actor", "asserted"),
    ("A coalition spokesman denied responsibility for the *blast*.", "?", "-", "actor", "asserted"),
    ("The president ordered the army to *withdraw* from the capital.", "future", "+", None, "demanded"),
    ("The United Nations urged both parties to *resume* talks without conditions.", "future", "+", None, "demanded"),
    ("If the bridge were *destroyed*, the city would be cut off from its only supply line.", "?", "+", None, "conditional"),
    ("If the bridge were destroyed, the city would be *cut off* from its only supply line.", "future", "+", None, "conditional"),
    ("A breach of the levee could *flood* thousands of homes, engineers warned.", "future", "+", None, "conditional"),
    ("The alliance plans to *deploy* two more battalions by spring.", "future", "+", None, "planned"),
    ("Security forces foiled an attempt to *assassinate* the interior minister.", "past", "-", "occurrence", "asserted"),
    ("Officials said a suicide *attack* on the barracks had been averted.", "?", "-", "occurrence", "asserted"),
    ("There were no immediate reports of *casualties*.", "?", "-", "occurrence", "?"),
    ("No group has claimed responsibility for the *bombing*.", "?", "+", None, "asserted"),
    ("Forces loyal to the ousted president are *advancing* on the port city.", "ongoing", "+", None, "asserted"),
    ("Clashes *continued* overnight in three districts.", "past", "+", None, "asserted"),
    ("The junta has been *massing* troops near the frontier for weeks.", "ongoing", "+", None, "asserted"),
    ("Witnesses said soldiers were *looting* shops in the old town.", "?", "+", None, "asserted"),
    ("Negotiators failed to *reach* an agreement on the exchange of prisoners.", "past", "-", "occurrence", "asserted"),
    ("The minister refused to *resign* despite mounting protests.", "past", "-", "occurrence", "asserted"),
    ("Residents feared that the gunmen would *return*.", "future", "+", None, "possible"),
    pytest.param(
        *("The authorities suspect a separatist cell of *planting* the device.", "?", "+", None, "possible"),
        marks=pytest.mark.xfail(reason="the parser hangs the planting on the cell, not on the suspecting"),
    ),
    ("The pilot is believed to have been *shot* down by a shoulder-fired missile.", "past", "+", None, "possible"),
    ("It remains unclear whether the missile was *fired* from the ship.", "past", "+", None, "possible"),
    ("Thousands may have been *displaced* by the fighting, aid groups say.", "past", "+", None, "possible"),
    ("Washington is considering *sending* longer-range rockets.", "future", "+", None, "planned"),
    ("The foreign ministry said it would *expel* four diplomats.", "future", "+", None, "planned"),
    ("Lawmakers are scheduled to *vote* on the sanctions next week.", "future", "+", None, "planned"),
    ("The militia vowed to *avenge* the killing of its leader.", "future", "+", None, "planned"),
    ("The militia vowed to avenge the *killing* of its leader.", "?", "+", None, "asserted"),
    ("The envoy condemned the *abduction* of two aid workers.", "?", "+", None, "asserted"),
    ("Human rights groups accused the police of *torturing* detainees.", "?", "+", None, "asserted"),
    ("The ministry rejected accusations that its jets had *violated* the airspace.", "past", "-", "occurrence", "asserted"),
    ("The ministry dismissed as false a report of a chemical *attack*.", "?", "-", "occurrence", "asserted"),
    ("The mayor called the *deportation* of the families a crime.", "?", "+", None, "asserted"),
    ("Moscow insists it does not *target* civilians.", "ongoing", "-", "target", "asserted"),
    ("The army said only three soldiers had been *killed*, denying rebel reports of dozens dead.", "past", "+", None, "asserted"),
    ("The rebels' claim that 40 soldiers were *killed* was denied by the army, which put its losses at six.", "past", "+", None, "?"),
    ("The convoy reached the besieged town without being *attacked*.", "past", "-", "occurrence", "asserted"),
    ("The two leaders did not *meet*, contrary to earlier reports.", "past", "-", "occurrence", "asserted"),
    ("The guerrillas have not ruled out *attacking* foreign troops.", "?", "+", None, "possible"),
    ("The government did not rule out a military *response*.", "?", "+", None, "possible"),
    ("Not only did the rebels *seize* the radio station, they also took the palace.", "past", "+", None, "asserted"),
    ("It was the army, not the police, that *fired* on the crowd, lawyers say.", "past", "+", None, "asserted"),
    ("The court ordered the *release* of all 14 journalists.", "future", "+", None, "demanded"),
    ("Protesters demanded that the general *step down*.", "future", "+", None, "demanded"),
    ("Iran should be *punished* with new sanctions, the senator said.", "future", "+", None, "demanded"),
    ("The rules must be *changed*, the premier said.", "future", "+", None, "demanded"),
    ("A planned *offensive* on the delta was delayed by rain, officers said.", "?", "+", None, "planned"),
    ("The threat of a ground *invasion* has emptied the border villages.", "?", "+", None, "possible"),
    ("The two governments agreed to *exchange* prisoners later this month.", "future", "+", None, "planned"),
    ("Troops prevented the crowd from *storming* the embassy.", "past", "-", "occurrence", "asserted"),
    ("Rain and mines have so far kept the column from *reaching* the town.", "?", "-", "occurrence", "asserted"),
    ("The insurgents tried to *capture* the airfield at dawn but were driven back.", "past", "+", None, "possible"),
    ("Two militants were killed as they attempted to *cross* the border.", "past", "+", None, "possible"),
    ("The rebels were forced to *retreat* to the hills.", "past", "+", None, "asserted"),
    ("The army managed to *lift* the siege on Friday.", "past", "+", None, "asserted"),
    ("Had the guards not fled, the mob would have *killed* them.", "past", "+", None, "conditional"),
    ("The governor will *visit* the flooded villages once the roads reopen.", "future", "+", None, "planned"),
    ("The opposition says the vote was *rigged*, a charge the government denies.", "past", "+", None, "asserted"),
    ("Sudan said on Sunday that its forces were *preparing* an assault.", "ongoing", "+", None, "asserted"),
    ("Sudan said on Sunday that its forces were preparing an *assault*.", "future", "+", None, "planned"),
    ("Doctors could *hear* gunfire from the wards.", "past", "+", None, "asserted"),
    ("Aid workers could not *reach* the camp because of the shelling.", "past", "-", "occurrence", "asserted"),
    ("Aid workers could not reach the camp because of the *shelling*.", "?", "+", None, "asserted"),
    ("The report found no evidence that the soldiers had *executed* prisoners.", "past", "-", "occurrence", "asserted"),
    ("The two men never *met*, their lawyer said.", "past", "-", "occurrence", "asserted"),
    ("The blast was *caused* by a gas leak, not a bomb, police said.", "past", "+", None, "asserted"),
    ("Any *attack* on the enclave would trigger a response, the king warned.", "?", "+", None, "conditional"),
    ("The union suspended its *protest* after the talks.", "?", "+", None, "asserted"),
    ("The *talks* have been cancelled.", "?", "-", "occurrence", "asserted"),
    ("Fighters allegedly *burned* the church.", "past", "+", None, "possible"),
    ("The so-called *liberation* of the city left 300 dead.", "?", "+", None, "asserted"),
    ("Ten hostages have been *freed* and the rest will be released by Sunday.", "past", "+", None, "asserted"),
    ("Ten hostages have been freed and the rest will be *released* by Sunday.", "future", "+", None, "planned"),
    ("Police stopped short of *arresting* the former president.", "past", "-", "occurrence", "asserted"),
    ("Asked whether troops had *entered* the capital, the colonel declined to comment.", "past", "+", None, "possible"),
    ("Hardly any of the shells *landed* inside the walls.", "past", "-", "?", "asserted"),
    ("The king has the power to *dissolve* parliament.", "?", "+", None, "possible"),
    ("The coast guard said it had never *fired* on the boat.", "past", "-", "occurrence", "asserted"),
    ("Insurgents were expected to *release* the two engineers on Sunday.", "future", "+", None, "planned"),
    ("At no point did our soldiers *enter* the monastery, the captain said.", "past", "-", "occurrence", "asserted"),
    ("The convoy is not expected to *arrive* before Friday.", "future", "-", "occurrence", "planned"),
    ("The interior minister dismissed suggestions that police had *beaten* detainees.", "past", "-", "occurrence", "asserted"),
    ("It was unclear who had *planted* the bomb.", "past", "+", None, "asserted"),
    ("It was not immediately clear if anyone was *wounded*.", "past", "+", None, "possible"),
    ("Both governments have agreed in principle to *reopen* the border.", "future", "+", None, "planned"),
    ("Had it not been for the storm, the fleet would have *attacked*.", "past", "+", None, "conditional"),
    ("Commanders warned that a withdrawal would *embolden* the militants.", "future", "+", None, "conditional"),
    ("The peacekeepers had orders not to *shoot*.", "future", "-", "occurrence", "demanded"),
    ("A bomb exploded outside the court, but no one was *hurt*.", "past", "-", "occurrence", "asserted"),
    ("A bomb *exploded* outside the court, but no one was hurt.", "past", "+", None, "asserted"),
    ("Prosecutors allege that he *ordered* the killing of four nuns.", "past", "+", None, "?"),
    ("The country faces the danger of a new civil *war*.", "?", "+", None, "possible"),
    ("Military sources said an operation to *free* the hostages was under way.", "?", "+", None, "planned"),
    ("The premier said he had no intention of *stepping* down.", "future", "-", "occurrence", "planned"),
    ("Two of the missiles failed to *explode*.", "past", "-", "occurrence", "asserted"),
    ("The drone was shot down before it could *reach* the refinery.", "past", "-", "occurrence", "asserted"),
    ("Unidentified gunmen *kidnapped* a judge, apparently in revenge for the sentence.", "past", "+", None, "asserted"),
    ("The bloc is set to *impose* an arms embargo.", "future", "+", None, "planned"),
    ("Residents were told to *evacuate* as the fire neared.", "future", "+", None, "demanded"),
    ("Rights monitors could not independently confirm the *massacre*.", "?", "+", None, "possible"),
    ("The rebels have repeatedly denied *receiving* weapons from abroad.", "?", "-", "occurrence", "asserted"),
    ("The two ministers were to have *met* on Thursday.", "past", "+", None, "planned"),
    ("We do not want *war*, the president told the crowd.", "?", "-", "occurrence", "demanded"),
    ("The militia will not *disarm* until foreign troops leave, its leader said.", "future", "-", "occurrence", "planned"),
    ("Troops backed by tanks are poised to *storm* the rebel capital.", "future", "+", None, "planned"),
    ("The general is wanted for *ordering* mass executions.", "?", "+", None, "possible"),
    ("Peace *talks* broke down on Monday.", "?", "+", None, "asserted"),
    ("A ceasefire that was to *begin* at noon did not hold.", "?", "+", None, "?"),
    ("No ceasefire has been *agreed*, the mediator said.", "past", "-", "occurrence", "asserted"),
    ("The embassy urged its citizens to *leave* the country immediately.", "future", "+", None, "demanded"),
    ("If confirmed, the *strike* would be the deadliest of the war.", "?", "+", None, "?"),
    ("The army may already have *crossed* the river, analysts said.", "past", "+", None, "possible"),
    ("Militants who had vowed to *disrupt* the vote stayed away.", "future", "+", None, "planned"),
    ("The bishop begged the gunmen to *spare* the children.", "future", "+", None, "demanded"),
    ("The navy said the ship had been hit by accident and not *attacked*.", "past", "-", "occurrence", "asserted"),
    ("The pact calls for both armies to *pull* back ten miles.", "future", "+", None, "demanded"),
    ("Villagers said soldiers had threatened to *burn* their homes.", "future", "+", None, "planned"),
    ("The regime must be held to account for *gassing* its own people, he said.", "?", "+", None, "asserted"),
    ("Satellite images show that the airstrip was *bombed*.", "past", "+", None, "asserted"),
    ("The governor promised there would be no *reprisals*.", "future", "-", "occurrence", "planned"),
    ("The mutiny was put down without *bloodshed*.", "past", "-", "occurrence", "asserted"),
    ("They have not only *shelled* the town but also cut its water.", "past", "+", None, "asserted"),
    ("Some 300 people are feared *drowned*.", "?", "+", None, "possible"),
    ("The police chief defended the *shooting*, saying the man was armed.", "?", "+", None, "asserted"),
    ("The army vehemently denies it is *using* banned shells.", "ongoing", "-", "occurrence", "asserted"),
    ("Three men were arrested on suspicion of *plotting* to kill the king.", "?", "+", None, "possible"),
    ("The court acquitted him of *murdering* the editor.", "?", "-", "actor", "asserted"),
    ("Aid flights have been suspended since the *attack*.", "?", "+", None, "asserted"),
    ("In a letter, the detainees said they would *begin* a hunger strike unless they were charged.", "future", "+", None, "conditional"),
    ("The marines had been due to *land* at dawn.", "?", "+", None, "planned"),
    ("The colonel said his unit had not been anywhere near the *explosion*.", "?", "+", None, "asserted"),
    ("Opposition leaders dismissed the offer of *talks* as a trick.", "?", "+", None, "planned"),
    ("The coup was *crushed* within hours.", "past", "+", None, "asserted"),
    ("Neither government has commented on the *raid*.", "?", "+", None, "asserted"),
    ("The president has yet to *sign* the decree.", "?", "-", "occurrence", "?"),
    ("The militia agreed to hand over its weapons but later *attacked* the convoy.", "past", "+", None, "asserted"),
    ("The convoy would have been *destroyed* had the drone not missed.", "past", "+", None, "conditional"),
    ("Lawyers want the two colonels *tried* in The Hague.", "future", "+", None, "demanded"),
    ("Aid agencies say thousands could *starve* if the crossing stays shut.", "future", "+", None, "conditional"),
    ("The army chief said his men had acted in self-defence and had not *massacred* anyone.", "past", "-", "occurrence", "asserted"),
    ("Police used tear gas to *disperse* the crowd.", "past", "+", None, "asserted"),
    ("The rebels released the pilot without *demanding* a ransom.", "past", "-", "occurrence", "asserted"),
    ("The minister ruled out *sending* ground troops.", "?", "-", "occurrence", "asserted"),
    ("Soldiers are suspected of having *burned* the archive.", "past", "+", None, "possible"),
    pytest.param(
        "The UN has asked for an immediate halt to the *bombardment*.", "?", "+", None, "asserted",
        marks=pytest.mark.xfail(reason="the parser hangs the bombardment on the asking, not on the halt"),
    ),
    ("Officials deny the camp was ever *shelled*.", "past", "-", "occurrence", "asserted"),
    ("The border will stay closed until the hostages are *freed*.", "future", "+", None, "planned"),
    ("It is not known how many were *killed*.", "past", "+", None, "asserted"),
    ("The guards were said to have *fled*.", "past", "+", None, "asserted"),
]
# fmt: on


def innermost(claims: tuple[Claim, ...], at: int) -> Claim:
    """The claim with the shortest content that holds the character at ``at``."""
    holding = [claim for claim in claims if any(span.start <= at < span.end for span in claim.contents)]
    return min(holding, key=lambda claim: sum(span.end - span.start for span in claim.contents))


def judged(page: Build, starred: str) -> tuple[Factuality, Page]:
    at = starred.index("*")
    made = page(starred.replace("*", ""))
    trigger = next(token.i for token in made.doc if token.idx == at)
    return factuality(made.tree, trigger, innermost(find_claims(made, PlainCast(), ()), at), made), made


@pytest.mark.parametrize(("starred", "tense", "polarity", "denied", "certainty"), [*TABLE, *WIRE])
def test_an_event_stands_as_its_claim_has_it(
    page: Build, starred: str, tense: str, polarity: str, denied: str | None, certainty: str
) -> None:
    found, _ = judged(page, starred)
    got = (found.tense or "", found.polarity, found.denied, found.certainty)
    want = (tense, polarity, denied, certainty)
    assert tuple(g if w == "?" else w for g, w in zip(got, want, strict=True)) == got, found.because


def test_the_words_it_went_by_are_in_the_text_and_in_order(page: Build) -> None:
    found, made = judged(page, "The premier said police had failed to prevent the *riot*.")
    quotes = [span.quote(made.report.text) for span in found.spans]
    assert quotes[-2:] == ["failed", "prevent"]
    assert list(found.spans) == sorted(found.spans)
    assert "prevent" in found.because


def test_what_nothing_speaks_against_is_sure(page: Build) -> None:
    found, _ = judged(page, "The army *shelled* the village on Monday.")
    assert found.score == 1.0
    assert found.spans == ()


def test_a_guess_is_less_sure_than_a_word_of_the_lexicon(page: Build) -> None:
    listed, _ = judged(page, "The army plans to *attack* the port.")
    tried, _ = judged(page, "The rebels tried to *storm* the gate.")
    assert tried.score < listed.score


def test_entries_of_the_lexicon_show_what_they_do() -> None:
    lexicon = factuality_lexicon()
    assert lexicon.operators["rule out", "gerund"].negated == "possible"
    assert lexicon.operators["plan", "infinitive"].effect == "planned"
    assert lexicon.marks["unless"].effect == "conditional"


WORDS = st.sampled_from(
    [
        "the",
        "army",
        "if",
        "not",
        "denied",
        "that",
        "rebels",
        "would",
        "attack",
        "to",
        "plan",
        ",",
        "no",
        "shelled",
        "was",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=14))
def test_any_word_of_any_text_gets_an_answer(page: Build, words: list[str]) -> None:
    made = page(" ".join(words) + ".")
    claims = find_claims(made, PlainCast(), ())
    for token in made.doc:
        holding = [c for c in claims if any(s.start <= token.idx < s.end for s in c.contents)]
        for claim in holding:
            found = factuality(made.tree, token.i, claim, made)
            assert 0 < found.score <= 1
            assert (found.denied is None) == (found.polarity == "+")
            assert all(0 <= span.start < span.end <= len(made.report.text) for span in found.spans)


def test_an_unused_span_is_never_reported(page: Build) -> None:
    found, made = judged(page, "The army, which did not comment, *shelled* the village.")
    assert Span(made.report.text.index("not"), made.report.text.index("not") + 3) not in found.spans
