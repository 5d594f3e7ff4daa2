"""What the command says of itself."""

from findings.text import Text

HELP = Text(
    """\
malkoll prövar om den angivna måluppfyllelsen i en nämnds årsredovisning håller.

  malkoll check FIL…            prövar regelfiler (.mal) mot fallfiler (.yaml)
  malkoll explain FIL… MÅL      förklarar bedömningen av ett nämndsmål
  malkoll explain MK401         förklarar en kontroll

FIL är regelfiler, fallfiler och mappar i vilken ordning som helst; en mapp genomsöks med undermappar.

Flaggor:
  --format text|json    hur resultatet skrivs (text)
  --policy POLICY       prövar med en annan policy; får ges flera gånger
  --datum ÅÅÅÅ-MM-DD    den dag som förfallodagar och kända avvikelser räknas mot
  --fail-on NIVÅ        fel, varning, notis eller aldrig: vad som ger slutkod 1 (fel)
  --notiser             visar även notiserna
  --lang sv|en          språket i det som skrivs (sv, eller det som MALKOLL_LANG säger)
  --version             visar versionen
  --help                visar den här texten

Slutkoder: 0 inget fynd på nivån, 1 fynd, 2 kommandot eller dess filer kunde inte användas.

Exempel:
  malkoll check regler.mal fall.yaml
  malkoll check regler/ fall/ --notiser
  malkoll check regler.mal fall.yaml --policy "saknat utfall kan ej bedömas"
  malkoll check regler.mal fall.yaml --policy prel="kan ej bedömas" --format json
  malkoll explain regler.mal fall.yaml svarstid
""",
    """\
malkoll tests whether the stated fulfilment of goals in a municipal board's annual report holds.

  malkoll check FILE…           tests rule files (.mal) against case files (.yaml)
  malkoll explain FILE… GOAL    explains the verdict of a goal
  malkoll explain MK401         explains a check

FILE is rule files, case files and folders in any order; a folder is searched with its subfolders.

Options:
  --format text|json    how the result is written (text)
  --policy POLICY       tests by another policy; may be given several times
  --datum YYYY-MM-DD    the day that deadlines and known deviations are counted against
  --fail-on LEVEL       fel, varning, notis or aldrig: what gives exit code 1 (fel)
  --notiser             shows the notices too
  --lang sv|en          the language of what is written (sv, or what MALKOLL_LANG says)
  --version             shows the version
  --help                shows this text

Exit codes: 0 no finding at the level, 1 findings, 2 the command or its files could not be used.

Examples:
  malkoll check rules.mal case.yaml
  malkoll check rules/ cases/ --notiser
  malkoll check rules.mal case.yaml --policy "saknat utfall kan ej bedömas"
  malkoll check rules.mal case.yaml --policy prel="kan ej bedömas" --format json
  malkoll explain rules.mal case.yaml svarstid
""",
)
