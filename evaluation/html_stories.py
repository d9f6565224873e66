"""Invented reports for the saved pages of ``evaluation.html``. "# " begins a sub-heading, "- " a row of a list."""
# ruff: noqa: E501 (prose and markup are read across)

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """One report: what a page shows, and what must be found on it."""

    title: str
    byline: str
    outlet: str
    day: str
    text: str

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """(kind, words) of each line: p paragraph, h sub-heading, li row of a list."""
        kinds = {"# ": "h", "- ": "li"}
        lines = [line.strip() for line in self.text.strip().splitlines() if line.strip()]
        return [(kinds[line[:2]], line[2:]) if line[:2] in kinds else ("p", line) for line in lines]

    @property
    def words(self) -> str:
        """The text that must be found, a line for each block."""
        return "\n".join(words for _, words in self.blocks)


STORIES = (
    Story(
        "Army says it holds the port of Tarvo after four days",
        "Ana Kolm",
        "Harbour Post",
        "2024-03-09",
        """
The army said on Saturday that it had retaken the port of Tarvo after four days of fighting in which, by its own count, 31 fighters of the Northern Front were killed.
“The quays, the customs house and the grain terminal are in our hands,” Colonel Ivo Reth, the army's spokesman, told reporters in the capital.
The Northern Front denied it. In a message read on its radio station it said that its men still held the terminal and that the army had shelled an empty warehouse.
Neither account could be verified: telephone lines to the town have been cut since Wednesday, and the road along the coast is closed to journalists.
# A hospital without blood
Mirela Sand, who runs the town's only hospital, said by satellite telephone that 12 civilians had been brought in with shrapnel wounds and that two of them, a brother and a sister, had died in the night.
“We have had no blood for transfusions since Thursday morning,” she said. “We are asking both sides for three hours, no more, so that the ambulances can pass.”
The army said it would allow a convoy through on Sunday if the Front did the same. The Front has not answered.
""",
    ),
    Story(
        "Ferry with 140 aboard shot at off Kesh, captain says",
        "Tomas Weill and Ida Brann",
        "The Kesh Courier",
        "2023-11-21",
        """
A ferry carrying about 140 people was shot at early on Tuesday as it left the harbour of Kesh, its captain said, and one sailor was wounded in the arm.
Captain Leo Marsh said that two motor boats without flags had followed the ferry for some ten minutes before their crews opened fire with rifles.
“They aimed at the bridge, not at the passengers, but there is not much between the two,” he said after the ship had turned back.
The coast guard blamed smugglers, whom it accuses of having fired on one of its own patrols in October. A representative of the fishermen's union said it was the coast guard itself that had been shooting at boats for weeks.
The ministry of transport ordered all sailings to the island stopped until Friday, leaving more than 2,000 people stranded, among them patients on their way to dialysis.
Passengers who had been on deck described how the crew led them below without shouting. A teacher, Rosa Lint, said she had counted eleven shots.
""",
    ),
    Story(
        "Talks on prisoners break off in Velm; each side blames the other",
        "Peter Osei",
        "Meridian News Agency",
        "2024-05-30",
        """
Talks on an exchange of prisoners between the government and the Council of the South broke off in Velm on Thursday, a day before they were due to end, and each delegation accused the other of changing the lists.
The government's negotiator, Helena Borg, said that 88 names agreed on last week had been replaced overnight by those of men who had never been soldiers.
“One cannot exchange people who do not exist,” she told reporters at the door of the hotel.
A member of the Council's delegation, who asked not to be named because he was not allowed to speak, said the government had refused to hand over six wounded fighters it had promised to release first.
The mediators, from two neighbouring countries, called on both to return to the table by Monday. They said that nobody had walked out for good.
Relatives of the prisoners have been waiting in front of the hotel since Sunday. Some hold photographs; others have brought warm clothes that they were told would be passed on.
According to the Red Cross, which has visited prisons on both sides, 412 people were held at the end of April, 37 of them older than sixty.
The last exchange took place in December, when 54 people returned home on either side.
""",
    ),
    Story(
        "Three villages cut off as dam spills over in Orrin valley",
        "Staff reporters",
        "Orrin Valley Gazette",
        "2022-07-14",
        """
Three villages in the Orrin valley were cut off on Thursday after water spilled over the dam at Hask, and rescuers said that at least nine people were missing.
Engineers had warned in spring that the sluices were stuck. The company that runs the dam denies having received any such warning.
Helicopters lifted 64 people from roofs in Lower Hask before dark. The governor, Wenda Holt, said the army would send pontoons in the morning.
# What the company says
In a statement the company said that the rain had been greater than in any year since records began, and that its staff had done everything the rules require.
# What the engineers say
“The rules were written for a dam that works,” said Bo Tarrant, who left the company in May. He showed this newspaper two letters in which he had asked for repairs before the summer.
A spokesman for the company said he could not comment on letters he had not seen.
""",
    ),
    Story(
        "Drone strike on fuel depot kills four, regional head says",
        "Lena Abara",
        "Northern Wire",
        "2024-08-02",
        """
ARDEN, Aug 2 - A drone strike set fire to a fuel depot on the edge of Arden overnight, killing four workers of the night shift, the head of the region said on Friday.
Governor Samir Vogt wrote on his channel that two drones had been shot down and that a third had fallen on a pumping station.
The other side did not claim the attack. A source in its security service, speaking on condition of anonymity, said that such depots were legitimate targets.
Residents said that they had heard three explosions shortly after two in the morning. Pictures verified by this agency show a column of black smoke over the eastern suburbs.
Fuel has been rationed in the region since June. The governor said that stocks would last for about three weeks, down from five before the fire.
The company that owns the depot put the loss at 4,000 tonnes of diesel and said that none had reached the river.
""",
    ),
    Story(
        "Ministry: no order was given to fire on marchers",
        "Ministry of the Interior",
        "Ministry of the Interior",
        "2021-10-05",
        """
The Ministry of the Interior states that no order was given at any time to fire on those who took part in the march of 3 October in Pellin.
The officers of the Second Battalion carried rubber rounds only. Reports that live rounds were used are untrue and are being examined by the public prosecutor.
The Ministry regrets the death of two citizens, whose families it has asked to take part in the inquiry.
Seventeen officers were injured by stones and bottles, three of them seriously. Forty-one persons were detained and thirty-six of them released by the following morning.
The Ministry calls on the media to name their sources when they write of the number of victims, and it will publish the findings of its own inspection within thirty days.
""",
    ),
    Story(
        "“They told us to leave by noon”: the emptying of a border town",
        "Ruth Calder",
        "The Long Weekend",
        "2023-02-18",
        """
The loudspeaker car came through Sorrel Street at ten past nine. It did not say why. It said that whoever wanted a seat on the buses should be at the school by noon, with papers and no more than one bag.
Dora Finch, who is 71 and keeps goats, did not go. “Who would milk them?” she asked when we met her in March, in a kitchen with plywood in place of windows. Two of her neighbours stayed as well. One of them was killed by a mortar shell eleven days later, she said.
The military administration puts the number of those who left at 3,800; the mayor, who now works from a container in the next district, says it was nearer to 5,000, because many drove away in their own cars.
What happened to the houses is disputed. The administration says that they were sealed and guarded. People who have gone back for a day speak of missing stoves, boilers, even doors.
“I do not say that it was soldiers,” said a man who gave his name as Viktor. “I say that the soldiers were there and the doors were not.”
A deputy commander, Captain Noor Asim, told us that four of his men had been punished for looting and that he could not rule out further cases. He denied that lorries had been used.
In the school the timetable of that week still hangs on the wall. Somebody has crossed out Thursday.
""",
    ),
    Story(
        "Bread queue shelled in Omdara, doctors say; army denies firing",
        "Farid Nasser",
        "Gulf Observer",
        "2024-01-27",
        """
At least 16 people were killed on Saturday when shells fell on a queue outside a bakery in the east of Omdara, doctors at two hospitals said.
The army denied having fired on the district. It said that its guns had been silent since Thursday and accused the militia that controls the quarter of shelling it to discredit the truce.
A spokeswoman for the militia called that “a lie that insults the dead” and said that the shells had come from the hills in the south, where the army has its positions.
# Counts that differ
- The Teaching Hospital said it had received 11 bodies.
- The Saint Anne clinic said that five people had died there, two of them children.
- The health committee of the quarter spoke of more than 20 dead and about 50 wounded.
United Nations monitors said that they had asked both sides for access and had been refused by both. They could not confirm who had fired.
The baker, Osman Tell, survived because he had gone to the back for flour. “I heard it, I lay down, and when I got up there was no front of the shop,” he said.
""",
    ),
    Story(
        "Union leader freed after nine days in custody in Lasko",
        "Our correspondent",
        "Lasko Daily",
        "2022-12-03",
        """
Marta Ilves, who leads the dockers' union, was freed on Saturday after nine days in custody, her lawyer said.
Police had accused her of calling for violence in a speech on 24 November. Prosecutors dropped the charge for lack of evidence but said that an inquiry into the strike would go on.
Several hundred people waited for her at the gate. She thanked them and asked them to go home quietly.
""",
    ),
    Story(
        "Aid convoy reaches Brenna for the first time since August",
        "Joel Amsel",
        "Relief Record",
        "2023-10-12",
        """
A convoy of 22 lorries reached the besieged town of Brenna on Thursday, the first since the middle of August, the World Food Programme said.
The lorries carried flour, oil and chlorine tablets for some 30,000 people, enough for about two weeks. Medical supplies had to be left at the last checkpoint.
“We were told that bandages could be used by fighters,” said Carla Mendes, who led the convoy. “Everything can be used by fighters, including bread.”
# The checkpoint
The army said that the medical boxes had been held back because their papers were not in order and that they would be let through within days. Aid workers said they had heard that before.
# The town
People lined the main street but did not cheer, Mendes said. A local council member, Idris Hale, said that 14 people, most of them old, had died of hunger and cold since September; the army disputes that figure and says that the council has been selling aid.
Hale rejected the charge and invited the army to send auditors. “Let them come, and let them bring lunch,” he said.
The next convoy is planned for the end of the month, if both sides renew the guarantees they gave in writing this time.
""",
    ),
    Story(
        "Court in Halle orders release of footage from police raid",
        "Sven Lindqvar",
        "Capital Tribune",
        "2024-06-11",
        """
A court ordered the police on Tuesday to hand over the footage of a raid on a printing works in which a night watchman was shot dead in February.
The police union had argued that the pictures would endanger officers. Judge Amalia Ross said that faces could be blurred and that the family had a right to know.
The watchman, Jon Pell, was 58. The police say that he raised something that looked like a gun; his colleagues say that it was a torch, and that it was switched on.
The interior minister said that she would respect the ruling. She did not say whether the two officers, who have been on leave since March, would return to duty.
The footage is to be shown to the family by the end of June and to the public after the inquest, which opens in September.
""",
    ),
    Story(
        "Earthquake near Mirrow: rescuers search through the night",
        "Desk",
        "Radio Lakes",
        "2023-09-08",
        """
Rescuers searched through the night for survivors after an earthquake of magnitude 6.1 shook the hills around Mirrow on Friday, bringing down a school and dozens of houses.
The provincial governor said that 27 people were known to have died and that the number would rise. The civil defence agency spoke of 40 dead and about 300 injured.
Roads to four valleys are blocked by landslides. Two army engineers were killed when a slope gave way under their excavator, the defence ministry said.
A geologist at the university, Petra Wynn, said that aftershocks were to be expected for weeks and that people should not sleep in damaged buildings.
The opposition accused the government of having ignored a report of 2019 on the state of the region's schools. The education minister said that the report had concerned another district.
""",
    ),
)
