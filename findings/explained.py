"""The code of what is wrong with a file itself in, what it is about out, with a wrong and a right example."""

from findings.text import Text


def explanation(code: str) -> Text | None:
    """What is wrong and what to write, in both languages; None for a code that is a check's."""
    found = _explanations().get(code)
    if found is None:
        return None
    about, wrong, right = found
    return Text(
        f"{about.sv}\n\nFel:\n\n{_indented(wrong)}\n\nRätt:\n\n{_indented(right)}",
        f"{about.en}\n\nWrong:\n\n{_indented(wrong)}\n\nRight:\n\n{_indented(right)}",
    )


def _indented(example: str) -> str:
    return "\n".join(f"    {line}" for line in example.splitlines())


def _explanations() -> dict[str, tuple[Text, str, str]]:
    return {
        "MK001": (
            Text(
                "En rad i planen kan inte läsas. Raden lämnas ute och resten av filen läses; raden efter hjälp: "
                "säger vad som kan skrivas i stället.",
                "A line of the plan cannot be read. The line is left out and the rest of the file is read; the "
                "line after help: says what can be written instead.",
            ),
            "mål 2026 90 %",
            "mål 2026 minst 90 %",
        ),
        "MK002": (
            Text(
                "Ett namn används som planen inte har: i ett villkor, efter mäts med eller bidrar till, eller i "
                "fallfilen.",
                "A name is used that the plan does not have: in a condition, after mäts med or bidrar till, or "
                "in the case file.",
            ),
            'nyckeltal svarstid "Svarstid"\n  enhet dagar\nnämndsmål snabbhet "Snabba svar"\n  mäts med svarstd',
            'nyckeltal svarstid "Svarstid"\n  enhet dagar\nnämndsmål snabbhet "Snabba svar"\n  mäts med svarstid',
        ),
        "MK003": (
            Text(
                "Samma sak står två gånger: två rubriker med samma namn, två mål för samma år eller två policyer "
                "för samma fråga. Den första gäller.",
                "The same thing stands twice: two headings of one name, two targets of one year or two policies "
                "on one question. The first one counts.",
            ),
            'nyckeltal svarstid "Svarstid"\n  enhet dagar\n  mål 2026 högst 14 dagar\n  mål 2026 högst 10 dagar',
            'nyckeltal svarstid "Svarstid"\n  enhet dagar\n  mål 2026 högst 14 dagar\n  mål 2027 högst 10 dagar',
        ),
        "MK004": (
            Text(
                "En enhet är okänd, saknas eller kan inte räknas om till nyckeltalets. Egna enheter skrivs inom "
                "citattecken.",
                "A unit is unknown, missing or does not convert to the measure's. Units of your own are written "
                "in quotes.",
            ),
            'nyckeltal besök "Besök"\n  enhet besök',
            'nyckeltal besök "Besök"\n  enhet "besök"',
        ),
        "MK005": (
            Text(
                "En fil som planen använder finns inte, är ingen regelfil, ligger i en annan mapp än den som "
                "kommandot fick eller använder sig själv.",
                "A file that the plan uses does not exist, is no rule file, lies outside the folder that the "
                "command was given or uses itself.",
            ),
            'använd "skola"',
            'använd "gemensamt/skola.mal"',
        ),
        "MK006": (
            Text(
                "En fil kan inte läsas: den finns inte, är ingen text eller är varken plan eller fallfil. En "
                "plan är en textfil i UTF-8, och ett Word- eller Exceldokument läses med malkoll new --from.",
                "A file cannot be read: it does not exist, is no text or is neither a plan nor a case file. A "
                "plan is a text file in UTF-8, and a Word or Excel document is read with malkoll new --from.",
            ),
            "malkoll check plan.docx",
            "malkoll new --from plan.docx -o plan.mal\nmalkoll check plan.mal",
        ),
        "MK007": (
            Text(
                "Något är skrivet på ett annat sätt än språkets och läses ändå: versaler, böjda citattecken, en "
                "annan teckenkodning. malkoll fmt skriver om det.",
                "Something is spelt otherwise than the language spells it and read all the same: capitals, curly "
                "quotes, another encoding. malkoll fmt writes it anew.",
            ),
            "Nyckeltal svarstid ”Svarstid”",
            'nyckeltal svarstid "Svarstid"',
        ),
        "MK008": (
            Text(
                "Något i fallfilen kan inte läsas. Resten av filen läses. Vad som får stå var berättar "
                "docs/fallfil.md.",
                "Something in the case file cannot be read. The rest of the file is read. docs/fallfil.md tells "
                "what may stand where.",
            ),
            "utfall:\n  svarstid:\n    2026: Prel: 12 dagar",
            'rapport:\n  period: 2026\nutfall:\n  svarstid:\n    2026: "Prel: 12 dagar"',
        ),
        "MK009": (
            Text(
                "En rad står under en rubrik där den inte hör hemma. Den gäller rubriken närmast ovanför, så "
                "flytta den dit den hör.",
                "A line stands below a heading where it does not belong. It is about the heading next above it, "
                "so move it to where it belongs.",
            ),
            'nämndsmål snabbhet "Snabba svar"\n  mål 2026 högst 14 dagar',
            'nyckeltal svarstid "Svarstid"\n  enhet dagar\n  mål 2026 högst 14 dagar\n\n'
            'nämndsmål snabbhet "Snabba svar"\n  mäts med svarstid',
        ),
    }
