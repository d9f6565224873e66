"""Invented pages in the manner of many outlets. Each line is (part, words): F furniture, H heading, B body, or a gap."""

from dataclasses import dataclass

Line = tuple[str, str]
GAP: Line = ("", "")


@dataclass(frozen=True)
class SamplePage:
    """A page, the part that each of its lines is, and what it says about itself."""

    name: str
    lines: tuple[Line, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    basis: str = "unknown"

    @property
    def text(self) -> str:
        return "\n".join(words for _, words in self.lines)


LIVE_BLOG = SamplePage(
    "live blog",
    (
        ("F", "LIVE"),
        ("H", "Tarvo crisis live: Army says port retaken as envoys arrive for talks"),
        GAP,
        ("F", "Live feed"),
        ("F", "Share"),
        ("F", "Key events"),
        ("F", "Show key events only"),
        ("F", "Please turn on JavaScript to use this feature"),
        ("H", "16.42 GMT"),
        GAP,
        ("H", "Army says port is 'fully under control'"),
        GAP,
        ("B", "The army has said its forces retook the port of Tarvo on Tuesday morning after four days of fighting."),
        GAP,
        ("B", "In a statement it said 31 fighters of the Northern Front were killed. The Front has not commented."),
        GAP,
        ("F", "Share"),
        ("F", "Updated at 16.55 GMT"),
        GAP,
        ("H", "16.10 GMT"),
        GAP,
        ("H", "Hospital says it has run out of blood"),
        GAP,
        (
            "B",
            "The director of the city's main hospital, Anna Reve, told our correspondent that blood supplies had run out.",
        ),
        GAP,
        ("B", "“We are turning people away,” she said."),
        GAP,
        ("F", "Share"),
        ("F", "Facebook"),
        ("F", "Twitter"),
        GAP,
        ("H", "15:31"),
        ("B", "The foreign minister has landed in the capital, where he is expected to meet envoys of both sides."),
        GAP,
        ("F", "Thanks for following our live coverage. You can read our main story here."),
        ("F", "Most viewed"),
    ),
    title="Tarvo crisis live: Army says port retaken as envoys arrive for talks",
)

WIRE = SamplePage(
    "wire with dateline",
    (
        ("H", "Rebels deny shelling market in eastern Kesh, blame army"),
        ("H", "By Jane Roe and Paul Omondi"),
        GAP,
        (
            "B",
            "BARUN, Kesh, March 4, 2024 (Reuters) - Rebels on Monday denied firing the shells that killed at least 14 people at a market in eastern Kesh, saying the army had done so.",
        ),
        GAP,
        ("B", "The defence ministry said the rebels fired five rounds from the hills above Barun on Sunday."),
        GAP,
        ("B", '"That is a lie," rebel spokesman Ali Dorsan said by telephone. "Our men were nowhere near."'),
        GAP,
        ("H", "CALL FOR INQUIRY"),
        GAP,
        ("B", "The United Nations called for an independent inquiry into the attack, the third on a market this year."),
        GAP,
        (
            "F",
            "(Reporting by Jane Roe in Barun and Paul Omondi in Nairobi; Additional reporting by Lena Fisk; Editing by Tom Hale)",
        ),
        GAP,
        ("F", "Our Standards: The Thomson Reuters Trust Principles."),
    ),
    title="Rebels deny shelling market in eastern Kesh, blame army",
    byline="Jane Roe and Paul Omondi",
    outlet="Reuters",
    published="2024-03-04",
    basis="dateline",
)

NGO = SamplePage(
    "NGO statement with numbered findings",
    (
        ("F", "PRESS RELEASE"),
        ("F", "9 May 2023"),
        GAP,
        ("H", "Orvane: Evidence of unlawful attacks on clinics must be investigated"),
        GAP,
        (
            "B",
            "Government and allied forces attacked at least nine clinics in Orvane Province between January and April, Aid Watch International said today.",
        ),
        GAP,
        ("H", "Summary of findings"),
        GAP,
        ("B", "The organisation interviewed 46 witnesses and reviewed 112 videos and photographs."),
        GAP,
        ("H", "1. Attacks on medical facilities"),
        GAP,
        (
            "B",
            "On 3 February, two shells hit the clinic in Dessa, killing a nurse and wounding seven patients, four witnesses said.",
        ),
        GAP,
        (
            "B",
            "2. On 11 March, armed men entered the hospital in Mirren and detained three doctors, according to relatives.",
        ),
        GAP,
        ("B", "3. The army denied both attacks in a letter of 28 April."),
        GAP,
        ("H", "Recommendations"),
        GAP,
        ("B", "Aid Watch International calls on the government to open an inquiry and to release the doctors at once."),
        GAP,
        ("F", "ENDS"),
        GAP,
        ("F", "Notes to editors"),
        ("F", "For more information, please contact: press@aidwatch.example or +44 20 5555 0100"),
        ("F", "Follow us on Twitter @aidwatch"),
    ),
    title="Orvane: Evidence of unlawful attacks on clinics must be investigated",
    published="2023-05-09",
    basis="metadata",
)

POST = SamplePage(
    "post of a channel",
    (
        ("B", "⚡️Explosions heard in the centre of Rovna — mayor"),
        GAP,
        (
            "B",
            "❗️The mayor of Rovna, Petro Hrynko, reported that air defence was at work over the city and asked people to stay in shelters",
        ),
        GAP,
        ("B", "According to preliminary information, two people were wounded in the Left Bank district"),
        GAP,
        ("B", "The military administration says 12 of 15 drones were shot down overnight"),
        GAP,
        ("F", "👉 Subscribe to our channel"),
        ("F", "#Rovna #airraid"),
        ("F", "@rovna_news"),
        ("F", "24.1K views"),
    ),
)

TABLOID = SamplePage(
    "tabloid",
    (
        ("H", "'WE RAN FOR OUR LIVES': Survivors of hotel siege tell of terror"),
        GAP,
        ("H", "By SAM DOYLE FOR THE COURIER"),
        ("F", "PUBLISHED: 21:14, 7 June 2023 | UPDATED: 08:02, 8 June 2023"),
        GAP,
        ("F", "1.3k shares"),
        ("F", "288"),
        ("F", "View comments"),
        GAP,
        (
            "B",
            "Survivors of the siege of the Palm Hotel told yesterday how gunmen went from room to room looking for foreigners.",
        ),
        GAP,
        ("B", "Police said 19 people died, among them four Britons, before commandos stormed the building at dawn."),
        GAP,
        ("F", "Commandos outside the Palm Hotel at dawn on Wednesday (Picture: AFP/Getty Images)"),
        GAP,
        (
            "B",
            "Waiter Joseph Kamau, 24, said: 'They asked me for the keys. I said I had none and they shot my friend.'",
        ),
        GAP,
        ("F", "READ MORE: Inside the hotel that became a fortress"),
        GAP,
        ("F", "ADVERTISEMENT"),
        GAP,
        ("B", "A group calling itself the Dawn Brigade claimed the attack, but the government blamed smugglers."),
        GAP,
        ("F", "Share or comment on this article: 'WE RAN FOR OUR LIVES'"),
        ("F", "Most watched News videos"),
        ("F", "Do you have a story? Email tips@courier.example"),
    ),
    title="'WE RAN FOR OUR LIVES': Survivors of hotel siege tell of terror",
    byline="SAM DOYLE",
    published="2023-06-07",
    basis="metadata",
)

BROADCASTER = SamplePage(
    "broadcaster's page pasted with its menus",
    (
        ("F", "Skip to content"),
        ("F", "Home"),
        ("F", "News"),
        ("F", "Sport"),
        ("F", "Business"),
        ("F", "Culture"),
        ("F", "Travel"),
        ("F", "Menu"),
        ("H", "Floods force 40,000 from homes in northern Lake Province"),
        ("F", "3 hours ago"),
        ("F", "Share"),
        ("F", "Save"),
        ("H", "Maria Okello"),
        ("F", "Getty Images"),
        ("F", "Image caption, People carry belongings through a flooded street in Nyara"),
        (
            "B",
            "More than 40,000 people have left their homes in northern Lake Province after a week of floods, officials say.",
        ),
        ("B", "The governor, James Otim, said 23 people had died and nine were missing."),
        ("B", "Aid agencies say the real numbers are higher. The Red Cross spoke of at least 60 dead on Thursday."),
        ("H", "'No boats came'"),
        ("B", "People in Nyara accuse the government of leaving them alone for three days."),
        ("B", '"We called and called. No boats came," said Grace Auma, who lost two cousins.'),
        ("F", "Related"),
        ("F", "Dam that failed had cracks, engineers warned"),
        ("F", "In pictures: A province under water"),
        ("F", "Lake Province"),
        ("F", "Floods"),
        ("F", "Top stories"),
        ("F", "Parliament votes on budget"),
        ("F", "Striker joins rivals on loan"),
        ("F", "Copyright © 2024 BBC. The BBC is not responsible for the content of external sites."),
    ),
    title="Floods force 40,000 from homes in northern Lake Province",
    outlet="BBC News",
)

NEWSPAPER = SamplePage(
    "newspaper with pull quotes",
    (
        ("H", "A truce that nobody trusts"),
        GAP,
        (
            "H",
            "Both armies say the other broke it within hours. In the villages between them, people sleep in their shoes",
        ),
        GAP,
        ("H", "By Elif Demir in Sarakent"),
        GAP,
        ("F", "Sat 14 Oct 2023 07.00 BST"),
        ("F", "Last modified on Sat 14 Oct 2023 09.12 BST"),
        GAP,
        (
            "B",
            "The first shell landed eleven minutes after the truce began, the headman of Yukari said. The second came before he had reached the cellar.",
        ),
        GAP,
        (
            "B",
            "“They signed a paper and then they fired on my mother's house,” said Hasan Kaya, a farmer of 61, standing in what was his kitchen.",
        ),
        GAP,
        ("F", "They signed a paper and then they fired on my mother's house"),
        ("F", "— Hasan Kaya, farmer"),
        GAP,
        ("B", "The northern army accused the south of firing first. The southern command called that “an invention”."),
        GAP,
        ("F", "Sign up to This Week: our pick of the best writing, in your inbox every Friday"),
        GAP,
        ("F", "A woman looks at the ruins of her kitchen in Yukari. Photograph: Emre Acar/AFP/Getty Images"),
        GAP,
        ("B", "Observers counted 37 breaches in the first night, 20 of them by the north and 17 by the south."),
        GAP,
        ("F", "Explore more on these topics"),
        ("F", "Reuse this content"),
    ),
    title="A truce that nobody trusts",
    byline="Elif Demir",
    published="2023-10-14",
    basis="metadata",
)

PRESS_RELEASE = SamplePage(
    "press release by e-mail, wrapped",
    (
        ("F", "From: Ministry of Interior Press Office <press@interior.example>"),
        ("F", "Date: Tue, 6 Feb 2024 10:22:01 +0200"),
        ("H", "Subject: Statement on the events at Korda crossing"),
        GAP,
        ("F", "FOR IMMEDIATE RELEASE"),
        GAP,
        ("B", "The Ministry of Interior rejects claims that border guards opened fire"),
        ("B", "on a crowd at the Korda crossing on Monday evening. No live rounds were"),
        ("B", "used. Guards used tear gas after stones were thrown, and eleven of them"),
        ("B", "were hurt."),
        GAP,
        ("B", 'Minister Tomas Vell said: "Our people acted within the law. We regret'),
        ("B", "that a young man lost his life in the crush and have opened an inquiry"),
        ("B", 'into how it came about."'),
        GAP,
        ("B", "The crossing stays closed until further notice. Lorries are asked to use"),
        ("B", "the crossing at Senn, where waiting times are about nine hours."),
        GAP,
        ("F", "###"),
        GAP,
        ("F", "Media contact: Ivana Bor, +385 1 555 0199, press@interior.example"),
        GAP,
        ("F", "You are receiving this message because you are on our press list. Unsubscribe here."),
    ),
    title="Statement on the events at Korda crossing",
    published="2024-02-06",
    basis="metadata",
)

TEASERS = SamplePage(
    "site with teasers inside the story",
    (
        ("H", "Governor: Three killed in night strike on Halin railway station"),
        ("H", "by News Desk | May 17, 2023, 9:14 am"),
        GAP,
        (
            "B",
            "Three railway workers were killed when a missile hit the station of Halin overnight, Governor Iryna Sloba said on Wednesday.",
        ),
        GAP,
        ("F", "Join us on Telegram"),
        ("F", "Follow our coverage of the war on the @halinpost."),
        GAP,
        ("B", "She said the missile was one of four, and that air defence had brought down the other three."),
        GAP,
        ("F", "Advertisement"),
        GAP,
        ("F", "‘They Promised Us Boots’: Recruits Complain of Missing Winter Gear"),
        ("F", "Other Topics of Interest"),
        GAP,
        ("F", "‘They Promised Us Boots’: Recruits Complain of Missing Winter Gear"),
        GAP,
        (
            "F",
            "Recruits at two training grounds say winter boots and jackets never arrived, and that officers told them to buy their own.",
        ),
        GAP,
        ("B", "The railway said trains to the east were running about two hours late."),
        GAP,
        (
            "B",
            "Moscow’s defence ministry said it had struck “a transit point for foreign weapons”. It gave no evidence.",
        ),
        GAP,
        ("F", "To suggest a correction or clarification, write to us here"),
        ("F", "You can also highlight the text and press Ctrl + Enter"),
        GAP,
        ("F", "Comments (0)"),
    ),
    title="Governor: Three killed in night strike on Halin railway station",
    byline="News Desk",
    published="2023-05-17",
    basis="metadata",
)

ASIAN_DAILY = SamplePage(
    "daily paper with also-read links",
    (
        ("F", "Home / World News / Five policemen killed as rebels ambush convoy in Sandur"),
        ("H", "Five policemen killed as rebels ambush convoy in Sandur"),
        ("F", "Aug 02, 2022 06:41 PM IST"),
        GAP,
        ("H", "By HT Correspondent, Sandur"),
        GAP,
        (
            "B",
            "Five policemen were killed and eleven injured when rebels triggered an explosion under their convoy in the Sandur forest on Tuesday, a senior officer said.",
        ),
        GAP,
        ("F", "Also Read | Sandur rebels reject offer of talks, say officials"),
        GAP,
        (
            "B",
            "“The search is on. We have information that the attackers fled towards the river,” Inspector General R K Nandi said.",
        ),
        GAP,
        ("F", "Also read: Why the Sandur corridor matters"),
        GAP,
        (
            "B",
            "No group has claimed the attack so far. In June, rebels had denied any role in the killing of a village headman.",
        ),
        GAP,
        ("F", "(With inputs from agencies)"),
        GAP,
        ("F", "Topics"),
        ("F", "Sandur"),
        ("F", "SHARE THIS ARTICLE ON"),
        ("F", "Subscribe to our best newsletters"),
    ),
    title="Five policemen killed as rebels ambush convoy in Sandur",
    byline="HT Correspondent",
    published="2022-08-02",
    basis="metadata",
)

SHOUTED = SamplePage(
    "agency text in capitals",
    (
        (
            "B",
            "MOGADISHU, 12 MAY 1993 (COURIER) -- CLAN ELDERS SAID ON WEDNESDAY THAT TWELVE PEOPLE WERE KILLED IN FIGHTING SOUTH OF THE CAPITAL.",
        ),
        ("B", "A SPOKESMAN FOR THE PEACEKEEPERS SAID HE COULD NOT CONFIRM THE NUMBER."),
        ("B", "THE ELDERS ACCUSED THE MILITIA OF GENERAL ABDI OF FIRING FIRST."),
    ),
    published="1993-05-12",
    basis="dateline",
)

MARKDOWN = SamplePage(
    "Markdown",
    (
        ("H", "# Prison break in Altos: what is known"),
        GAP,
        ("F", "*Published 2 January 2025*"),
        GAP,
        ("B", "More than 200 inmates escaped from Altos prison on New Year's Eve, the justice minister said."),
        GAP,
        ("H", "## What the government says"),
        GAP,
        ("B", "The minister, Rosa Fuentes, blamed guards for opening the gates. **No guard has been charged.**"),
        GAP,
        ("F", "---"),
        GAP,
        ("H", "## What the guards say"),
        GAP,
        ("B", "- Their union denies this and says there were six guards for 900 inmates."),
        ("B", "- It asked for an outside inquiry."),
    ),
    title="Prison break in Altos: what is known",
    published="2025-01-02",
    basis="metadata",
)

PAGES = (
    LIVE_BLOG, WIRE, NGO, POST, TABLOID, BROADCASTER, NEWSPAPER, PRESS_RELEASE, TEASERS, ASIAN_DAILY, SHOUTED, MARKDOWN,
)  # fmt: skip
