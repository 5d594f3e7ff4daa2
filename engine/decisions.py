"""A target of a plan in, the decisions that it rests on out: named in explanations and in findings."""

from collections.abc import Iterable

from attrs import frozen

from engine.facts import folded
from engine.plan import Measure, Plan, TargetOfYear
from findings.finding import Label
from findings.text import Text

#: How the decision begins of a target that nobody has decided: it was drafted from a report.
OUT_OF_REPORT = "ur rapporten"


@frozen
class Decisions:
    """What a plan says of how a target was decided."""

    #: `enligt "…"` on the target's line, else the plan's `beslut "…"`.
    decision: str | None
    #: It is the plan's, and holds for all its targets that have none of their own.
    whole_plan: bool
    #: `ändrat från …`, as written, and the decision of the change.
    changed_from: str | None
    changed_by: str | None

    @property
    def of_report(self) -> bool:
        """Whether nobody has decided the target: it was drafted from a report."""
        return folded(self.decision or "").startswith(OUT_OF_REPORT)


def drafted(plan: Plan) -> bool:
    """Whether targets of the plan, some or all, were drafted from a report: agreement with one proves nothing."""
    return folded(plan.decision or "").startswith(OUT_OF_REPORT) or any(
        decisions_of(target, plan.decision).of_report for measure in plan.measures for target in measure.targets
    )


def decisions_of(target: TargetOfYear, of_plan: str | None) -> Decisions:
    """The decisions of a target; `of_plan` is the decision of its plan."""
    line = target.line
    return Decisions(
        decision=of_plan if line.decision is None else line.decision.text,
        whole_plan=line.decision is None and of_plan is not None,
        changed_from=None if line.changed_from is None else line.changed_from.printed,
        changed_by=None if line.changed_by is None else line.changed_by.text,
    )


def decided_target(plan: Plan, measure: Measure, target: TargetOfYear) -> Label:
    """Where a target is declared, with the decisions that are known of it."""
    of = decisions_of(target, plan.decision)
    printed = f'"{measure.name}": {target.target.printed}'
    sv, en = f"målvärdet för {printed}", f"the target of {printed}"
    if of.of_report:
        sv, en = f"{sv}, {of.decision}", f"{en}, {of.decision} (from the report)"
    elif of.whole_plan:
        sv, en = f"{sv}; planen är beslutad enligt {of.decision}", f"{en}; the plan was decided by {of.decision}"
    elif of.decision is not None:
        sv, en = f"{sv}, beslutat enligt {of.decision}", f"{en}, decided by {of.decision}"
    if of.changed_from is not None:
        by, by_en = _by(of)
        sv, en = f"{sv}, ändrat från {of.changed_from}{by}", f"{en}, changed from {of.changed_from}{by_en}"
    return Label(target.line.span, Text(sv, en))


def decided_sentences(targets: Iterable[tuple[Measure, TargetOfYear]], of_plan: str | None) -> tuple[Text, ...]:
    """A sentence for each target that a decision is known of; one for them all where they rest on one decision."""
    known = [
        (measure, of)
        for measure, target in targets
        if (of := decisions_of(target, of_plan)).decision is not None or of.changed_from is not None
    ]
    alike = {of for _, of in known}
    if len(known) > 1 and len(alike) == 1 and known[0][1].changed_from is None:
        decision = known[0][1].decision
        if known[0][1].of_report:
            sv, en = f"Målvärdena är hämtade {decision}", f"The targets were drafted from the report ({decision})"
            return (Text(f"{sv}, och {_PROVES_NOTHING.sv}.", f"{en}, and {_PROVES_NOTHING.en}."),)
        return (Text(f"Målvärdena är beslutade enligt {decision}.", f"The targets were decided by {decision}."),)
    named = len(known) > 1
    return tuple(_sentence(f' för "{m.title}"' * named, f' of "{m.title}"' * named, of) for m, of in known)


def _sentence(whose: str, whose_en: str, of: Decisions) -> Text:
    sv, en = f"Målvärdet{whose} är", f"The target{whose_en} was"
    if of.of_report:
        sv, en = f"{sv} hämtat {of.decision}", f"{en} drafted from the report ({of.decision})"
        return Text(f"{sv}, och {_PROVES_NOTHING.sv}.", f"{en}, and {_PROVES_NOTHING.en}.")
    decided = "" if of.decision is None else f" beslutat enligt {of.decision}"
    decided_en = "" if of.decision is None else f" decided by {of.decision}"
    if of.changed_from is None:
        return Text(f"{sv}{decided}.", f"{en}{decided_en}.")
    by, by_en = _by(of)
    and_, and_en = (" och", " and") if decided else ("", "")
    return Text(
        f'{sv}{decided}{and_} ändrat från "{of.changed_from}"{by}.',
        f'{en}{decided_en}{and_en} changed from "{of.changed_from}"{by_en}.',
    )


def _by(of: Decisions) -> tuple[str, str]:
    """By which decision a target was changed."""
    if of.changed_by is None:
        return ", utan att planen anger enligt vilket beslut", ", the plan not giving the decision"
    return f" enligt {of.changed_by}", f" by {of.changed_by}"


_PROVES_NOTHING = Text(
    "att rapporten stämmer med det säger ingenting om beslutet",
    "the report's agreement with it proves nothing of the decision",
)
