"""The command line of kg: options to one call into `kg`, then print. The only place that prints and exits."""

from __future__ import annotations

import csv
import itertools
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

import click

import kg
from kg.errors import KgError, NothingBuiltError
from kg.presets import PRESETS
from kg.rdf import BASE

if TYPE_CHECKING:
    from kg.evaluate import Evaluation
    from kg.lookup import Reader as LookupReader
    from kg.pipeline import Progress
    from kg.report import Report
    from kg.types import Failure

OUTPUT = Path("output")
# The formats of kg.export, which is loaded only where it is used.
FORMATS = ("nt", "trig", "jsonld", "rdf12", "graphml", "gexf", "csv", "neo4j", "parquet")
# Failures shown one by one; the rest is counted here and listed in report.json.
SHOWN_FAILURES = 20


class ErrorsOfKg(click.Group):
    """A group that turns kg's errors into one line and exit code 1."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(context)
        except NothingBuiltError as error:
            show_failures(error.failures)
            raise click.ClickException(str(error)) from error
        except KgError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=ErrorsOfKg, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(kg.__version__, prog_name="kg")
def main() -> None:
    """Turn announcements into a knowledge graph.

    Exit codes: 0 a result was written (announcements that could not be used are listed on standard error), 1 nothing
    could be written, 2 the command was not understood.
    """
    signal.signal(signal.SIGTERM, _stop)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without a character, as in EUC-KR, stops nothing


def output_option(help_text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The folder of a built graph, the same for every command that works on one."""
    folder = click.Path(file_okay=False, path_type=Path)
    return click.option("--output", "-o", type=folder, default=OUTPUT, show_default=True, help=help_text)


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What to read and how, the same for every command that reads announcements."""
    options = (
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
        click.option(
            "--published",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="YYYY-MM-DD",
            callback=lambda _context, _option, given: given.date() if given else None,
            help="Publication date of announcements that bear none; without one, relative dates are left out.",
        ),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="FIELD=NAME",
            callback=_columns,
            help="What the input calls a field, as in text=본문; may be repeated.",
        ),
        click.option("--headlines", is_flag=True, help="Read lists of other headlines on a page as announcements."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _columns(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Part FIELD=NAME."""
    from kg.read.fields import FIELDS

    pairs = [one.partition("=") for one in given]
    for field, _, name in pairs:
        if field not in FIELDS or not name:
            raise click.BadParameter(f"{field!r}: FIELD=NAME is needed, with one of {', '.join(FIELDS)} as FIELD")
    return {field: name for field, _, name in pairs}


@main.command()
@input_options
@output_option("Folder for graph.ttl, graph.nq, graph.html and the files that go with them.")
@click.option("--base", metavar="IRI", help=f"Beginning of the IRIs of all nodes: the folder's own, or {BASE}.")
@click.option("--names", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Your own table of names.")
@click.option("--licence", metavar="URL", help="Address of the licence of the data, for dataset.ttl; '' for none.")
@click.option(
    "--max-facts", type=click.IntRange(0), help="Facts on the page at most, those of most sources first; 0 for all."
)
@click.option("--fresh", is_flag=True, help="Start over instead of adding to what the folder holds.")
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Number of processes.")
@click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
@click.option("--no-validate", is_flag=True, help="Do not check the graph against its shapes.")
def build(
    inputs: tuple[str, ...],
    published: date | None,
    columns: dict[str, str],
    headlines: bool,
    output: Path,
    base: str | None,
    names: Path | None,
    licence: str | None,
    max_facts: int | None,
    fresh: bool,
    jobs: int,
    quiet: bool,
    no_validate: bool,
) -> None:
    """Build a graph from announcements, or add them to the one that the folder holds.

    INPUT is a file, a folder of files, or - for standard input: text, lines of JSON with "text" and, if known, "id",
    "title", "published", "publisher" and "url", web pages, tables, feeds, mails, Hangul, Word and PDF documents, and
    archives of all these. An announcement that changed is replaced, one that did not is not read again. The folder
    keeps --base, --names, --licence and --max-facts for later builds.
    """
    reading: dict[str, Any] = {"published": published, "columns": columns, "headlines": headlines}
    adding: dict[str, Any] = {"base": base, "names": names, "fresh": fresh, "licence": licence, "max_facts": max_facts}
    with progress_bar(hidden=quiet) as progress:
        report = kg.build(inputs, output, **reading, **adding, jobs=jobs, progress=progress)
    if not quiet:
        show_summary(report, output)
    show_failures(report.failures)
    if not no_validate:
        from kg.validate import check_news

        if violations := check_news(output):
            click.echo(f"{len(violations)} values break a shape; to list them: kg validate -o {output}", err=True)


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@output_option("Folder of the built graph.")
def retract(ids: tuple[str, ...], output: Path) -> None:
    """Take announcements back, by their ids, as if they had never been there."""
    with progress_bar(hidden=False) as progress:
        report = kg.retract(ids, output, progress=progress)
    click.echo(f"{len(set(ids))} taken back, {report.announcements} left")


@main.command()
@output_option("Folder of the built graph.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def merges(names: tuple[str, ...], output: Path) -> None:
    """Show what was merged, by which rule, on which evidence; with NAMEs, only what has one of them."""
    from kg.identity import merges as merged

    past = merged(output)
    wanted = [name.casefold() for name in names]
    for one in past.merges:
        row = f"{one.cls}\t{one.kept} = {one.other}\t{one.rule}\t{one.support}: {', '.join(one.documents)}"
        if not wanted or any(name in row.casefold() for name in wanted):
            click.echo(row)
    for cut in past.cuts:
        row = f"{cut.cls}\t{cut.left} / {cut.right}\tkept apart: {cut.reason}"
        if not wanted or any(name in row.casefold() for name in wanted):
            click.echo(row)


@main.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@output_option("Folder of the built graph.")
def merge(one: str, other: str, output: Path) -> None:
    """Decide that A and B are one thing. The decision stands in decisions.tsv and holds in every later build."""
    from kg.identity import again, join

    done = join(output, one, other)
    again(output)
    click.echo(done)


@main.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@output_option("Folder of the built graph.")
def unmerge(one: str, other: str, output: Path) -> None:
    """Take a merge back: one that you decided, or else one that kg made."""
    from kg.identity import again, part

    done = part(output, one, other, only_undo=True)
    again(output)
    click.echo(done)


@main.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@output_option("Folder of the built graph.")
def distinct(one: str, other: str, output: Path) -> None:
    """Decide that A and B are two things and never to be merged."""
    from kg.identity import again, part

    done = part(output, one, other)
    again(output)
    click.echo(done)


@main.command()
@output_option("Folder of the built graph.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Questions to ask at most.")
def review(output: Path, limit: int) -> None:
    """Answer what may be one thing: y for one, n for two, s to skip, q to end."""
    from kg.identity import again, proposals, settle

    answered = 0
    for proposal in proposals(output)[:limit]:
        for entity in (proposal.left, proposal.right):
            names = ", ".join(dict.fromkeys(label.text for label in (*entity.labels, *entity.aliases)))
            click.echo(f"  {names}  ({entity.cls}, {len(entity.documents)} announcements: {entity.documents[0]} …)")
        answer = click.prompt(f"One thing? ({proposal.reason})", type=click.Choice(["y", "n", "s", "q"]), default="s")
        if answer == "q":
            break
        if answer in "yn":
            settle(output, proposal, "merge" if answer == "y" else "distinct")
            answered += 1
    if answered:
        again(output)
    click.echo(f"{answered} decided")


@contextmanager
def asked(output: Path) -> Iterator[LookupReader]:
    """Open the graph of a folder to ask it questions."""
    from kg.lookup import Reader

    with closing(Reader(output)) as reader:
        yield reader


def marked(status: str, otherwise: Sequence[str]) -> str:
    """Return what has to be said behind a fact that is not asserted, or of which announcements differ."""
    notes = f" ({status})" if status != "asserted" else ""
    return notes + (f" (elsewhere {', '.join(otherwise)})" if otherwise else "")


@main.command()
@click.argument("name")
@output_option("Folder of the built graph.")
def show(name: str, output: Path) -> None:
    """Show an entity on one screen: names, roles, agreements, events, sources."""
    from kg import lookup

    with asked(output) as reader:
        card = lookup.show(reader, lookup.find(reader, name))
    click.secho(f"{' · '.join(card.labels)}  ({card.cls})", bold=True)
    if card.aliases:
        click.echo(f"also {', '.join(card.aliases)}")
    click.echo(card.iri)
    for title, lines in (("Roles", card.roles), ("Facts", card.facts), ("Events", card.events)):
        if lines:
            click.secho(f"\n{title}", bold=True)
        for line in lines:
            sources = f"  [{line.sources}]" if line.sources > 1 else ""
            notes = marked(line.status, line.otherwise)
            click.echo(f"  {line.when:<10} {'' if line.outward else '← '}{line.property} {line.other}{notes}{sources}")
    if card.left_out:
        click.echo(f"  and {card.left_out} more")
    click.secho(f"\nSources ({card.announcements})", bold=True)
    for source in card.sources[:SHOWN_ROWS]:
        click.echo(f"  {source.published:<10} {source.document}  {source.title}")


@main.command()
@click.argument("start", metavar="A")
@click.argument("goal", metavar="B")
@output_option("Folder of the built graph.")
def path(start: str, goal: str, output: Path) -> None:
    """Show how two things are connected, with the sentences."""
    from kg import lookup

    with asked(output) as reader:
        steps = lookup.path(reader, lookup.find(reader, start), lookup.find(reader, goal))
    for step in steps:
        click.secho(f"{step.subject} — {step.property} → {step.object}", bold=True)
        if step.grounds:
            click.echo(f"  {step.grounds.quote}  ({step.grounds.document}, {step.grounds.published})")


@main.command()
@click.argument("name")
@output_option("Folder of the built graph.")
def timeline(name: str, output: Path) -> None:
    """Show what happened to an entity, by date; ~ marks the day of the announcement where no other is known."""
    from kg import lookup

    with asked(output) as reader:
        moments = lookup.timeline(reader, lookup.find(reader, name))
    for moment in moments:
        notes = marked(moment.status, moment.otherwise)
        source = f"  ({moment.grounds.document})" if moment.grounds else ""
        click.echo(f"{'' if moment.own_date else '~'}{moment.when:<11} {moment.text}{notes}{source}")


@main.command()
@click.argument("sparql", required=False)
@click.option(
    "--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Read the query from a file."
)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@output_option("Folder of the built graph.")
def query(sparql: str | None, file: Path | None, form: str, output: Path) -> None:
    """Ask a SPARQL query; the prefixes kg:, id:, rdf:, rdfs:, skos:, dcterms:, prov:, oa:, org: and owl: are known."""
    from kg import lookup

    if (sparql is None) == (file is None):
        raise click.UsageError("give either a query or --file")
    text = file.read_text(encoding="utf-8") if file else sparql or ""
    with asked(output) as reader:
        answer = lookup.query(reader, text)
    if form == "json":
        rows = [dict(zip(answer.variables, row, strict=True)) for row in answer.rows]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([answer.variables, *answer.rows])
    else:
        for row in (answer.variables, *answer.rows):
            click.echo("  ".join(cell or "" for cell in row))


@main.command()
@output_option("Folder of the built graph.")
def stats(output: Path) -> None:
    """Show the network's figures: components, communities, centralities."""
    from kg import lookup

    with asked(output) as reader:
        figures = lookup.stats(reader)
    click.echo(f"{figures.entities} entities, {figures.facts} connections")
    click.echo(f"{figures.components} components, the largest of {figures.largest}")
    for title, rows in (
        ("Communities of the largest component, by their best connected", figures.communities),
        ("Most connections", figures.by_degree),
        ("Betweenness", figures.by_betweenness),
    ):
        click.secho(f"\n{title}", bold=True)
        for name, figure in rows:
            click.echo(f"  {figure:<8g} {name}")


@main.command()
@output_option("Folder of the built graph.")
@click.option("--entity", metavar="NAME", help="Show this entity; any of its names.")
@click.option("--no-open", is_flag=True, help="Only print the page's address.")
def view(output: Path, entity: str | None, no_open: bool) -> None:
    """Open the graph's page in the browser."""
    from kg.view.opening import page_address

    address = page_address(output, entity)
    click.echo(address)
    if not no_open:
        click.launch(address)


@main.command()
@click.argument("old", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, file_okay=False, path_type=Path))
def diff(old: Path, new: Path) -> None:
    """Show facts added and removed between two built graphs, by announcement."""
    from kg.lookup import diff as compared

    changes = compared(old, new)
    for change in changes:
        sign = "+" if change.added else "-"
        click.echo(f"{sign} {change.document}: {change.subject} — {change.property} → {change.object}")
    click.echo(
        f"{sum(change.added for change in changes)} added, {sum(not change.added for change in changes)} removed"
    )


def web_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where to fetch from and to, the same for fetch and watch."""
    folder = click.Path(file_okay=False, path_type=Path)
    options = (
        click.argument("addresses", nargs=-1, required=True, metavar="URL|FEED..."),
        click.option("--to", "folder", type=folder, required=True, help="Folder for what comes, as it comes."),
        click.option("--allow-private", is_flag=True, help="Also visit addresses inside private networks."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@main.command()
@web_options
def fetch(addresses: tuple[str, ...], folder: Path, allow_private: bool) -> None:
    """Bring pages, attachments and the entries of feeds into a folder that kg build can read.

    Asks robots.txt, waits a second between two requests to a host, and asks again only for what has changed.
    """
    new, old, failures = fetched(addresses, folder, allow_private)
    click.echo(f"{new} new, {old} unchanged, {len(failures)} failed: {folder}")
    show_failures(failures)
    raise SystemExit(0 if new or old else 1)


@main.command()
@web_options
@output_option("Folder of the graph that grows.")
@click.option("--every", type=click.FloatRange(1), default=15.0, show_default=True, metavar="MINUTES", help="Pause.")
@click.option("--times", type=click.IntRange(1), metavar="N", help="Stop after so many rounds.")
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Number of processes.")
def watch(
    addresses: tuple[str, ...],
    folder: Path,
    allow_private: bool,
    output: Path,
    every: float,
    times: int | None,
    jobs: int,
) -> None:
    """Fetch feeds again and again, and build what is new."""
    for number in itertools.count(1):
        new, _, failures = fetched(addresses, folder, allow_private)
        show_failures(failures)
        if new:
            report = kg.build([folder], output, jobs=jobs)
            click.echo(f"{new} new: {report.announcements} announcements in {output}")
        if number == times:
            return
        sleep(60 * every)


def fetched(addresses: Sequence[str], folder: Path, allow_private: bool) -> tuple[int, int, list[Failure]]:
    """Fetch, and count what is new and what is old."""
    from kg.fetch import fetch as visits
    from kg.pipeline import good
    from kg.web import EVERYWHERE, Web

    failures: list[Failure] = []
    with closing(Web(allowed=EVERYWHERE if allow_private else ())) as web:
        news = [one.new for one in good(visits(addresses, folder, web), failures)]
    return news.count(True), news.count(False), failures


@main.command("read")
@input_options
@click.option("--cuts", is_flag=True, help="Also show the text before cleaning, and what was taken off where.")
def read_command(
    inputs: tuple[str, ...], published: date | None, columns: dict[str, str], headlines: bool, cuts: bool
) -> None:
    """Show announcements as kg reads them: a line of JSON each, which kg build can read again.

    With --cuts each line has the text as given and each stretch that was taken off, with its place (in characters of
    the text as given) and the rule that found it.
    """
    from kg.pipeline import cleanings, good
    from kg.read import read_inputs

    found = 0
    failures: list[Failure] = []
    raw = read_inputs(inputs, published=published, columns=columns)
    for one in good(cleanings(raw, headlines=headlines), failures):
        found += 1
        shown: dict[str, Any] = asdict(one.document)
        shown["published"] = one.document.published and one.document.published.isoformat()
        if cuts:
            shown |= {"given": one.given, "cuts": [asdict(cut) for cut in one.cuts]}
        click.echo(json.dumps(shown, ensure_ascii=False))
    show_failures(failures)
    raise SystemExit(0 if found else 1)


@main.command()
@input_options
def duplicates(inputs: tuple[str, ...], published: date | None, columns: dict[str, str], headlines: bool) -> None:
    """Show which announcements tell the same release.

    Of each group the fullest announcement comes first, with the share of the others' words that it has.
    """
    from kg.duplicates import groups
    from kg.pipeline import good

    failures: list[Failure] = []
    documents = kg.documents(inputs, published=published, columns=columns, headlines=headlines)
    found = groups(good(documents, failures))
    for group in found:
        click.echo(f"{len(group.members)} announcements, {group.containment:.0%} and more in common")
        for one in group.members:
            told = "  ".join(str(part) for part in (one.published, one.publisher, one.title) if part)
            click.echo(f"  {one.id}  {told}")
    repeats = sum(len(group.members) - 1 for group in found)
    click.echo(f"{len(found)} groups, {repeats} repeats")
    show_failures(failures)


@main.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@output_option("Folder of a built graph, checked when no FILE is given.")
@click.option("--base", default=BASE, show_default=True, metavar="IRI", help="Beginning of the IRIs in FILE.")
def validate(file: Path | None, output: Path, base: str) -> None:
    """Check a graph against the shapes of the ontology (SHACL).

    FILE is any graph of kg (.ttl, .nt, .nq). Exit code 1 where something breaks a shape.
    """
    from kg.validate import check_file, check_output

    violations = check_file(file, base) if file else check_output(output)
    for one in violations:
        click.echo(f"{one.label or one.node}  {one.path}  {one.value}\n    {one.node}\n    {one.advice}")
    click.echo(f"{len(violations)} violations" if violations else "The graph conforms to its shapes.")
    raise SystemExit(1 if violations else 0)


@main.command()
@output_option("Folder of a built graph.")
def verify(output: Path) -> None:
    """Check every fact against the text it was read from.

    Exit code 1 where a quotation does not stand in the kept text, or a text is not the one that was read.
    """
    from kg.verify import verify as check

    done = check(output)
    for one in done.broken:
        click.echo(f"{one.document}  {one.label}\n    {one.reason}" + (f"\n    {one.fact}" if one.fact else ""))
    checked = f"{done.quotations} quotations of {done.facts} facts in {done.announcements} announcements"
    click.echo(f"{checked}: {len(done.broken)} do not hold" if done.broken else f"{checked}: every one stands")
    raise SystemExit(1 if done.broken else 0)


@main.command()
@click.argument("fact", nargs=-1, required=True, metavar="FACT")
@output_option("Folder of a built graph.")
def explain(fact: tuple[str, ...], output: Path) -> None:
    """Show the sentences that a fact stands on.

    FACT is the IRI of a statement or an event (or the end of it), or a subject, a property and an object, such as
    한빛협회 signedMOUWith 새길제약.
    """
    from kg.explain import explain as explained

    for one in explained(output, *fact):
        click.echo(f"{one.label}  ({one.status}, confidence {one.confidence})\n{one.fact}")
        for passage in one.passages:
            source = (passage.publisher, passage.published, passage.title, passage.address, passage.document)
            click.echo(f"\n  {'  '.join(filter(None, source))}\n  read by {', '.join(passage.patterns) or 'unknown'}")
            click.echo(f"    {_highlighted(passage.quote, passage.marks)}")


def _highlighted(quote: str, marks: Sequence[tuple[int, int]]) -> str:
    """Put marked words in bold on a terminal, in brackets elsewhere."""
    parts, done = [], 0
    for start, end in marks:
        if start >= done:
            words = quote[start:end]
            bold = sys.stdout.isatty()
            parts += [quote[done:start], click.style(words, bold=True, underline=True) if bold else f"[{words}]"]
            done = end
    return "".join([*parts, quote[done:]])


@main.command()
@click.argument("endpoint")
@output_option("Folder of a built graph.")
@click.option("--preset", type=click.Choice(list(PRESETS)), default="gsp", show_default=True, help="Kind of store.")
@click.option("--graph-parameter", type=click.Choice(["graph", "graph-uri"]), help="Where the preset is not right.")
@click.option("--auth", type=click.Choice(["none", "basic", "digest", "bearer"]), default="none", show_default=True)
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True, metavar="S")
@click.option("--all", "everything", is_flag=True, help="Send all graphs, also those that the store should have.")
def load(
    endpoint: str,
    output: Path,
    preset: str,
    graph_parameter: str | None,
    auth: str,
    timeout: float,
    everything: bool,
) -> None:
    """Push a built graph to a triple store (SPARQL 1.1 Graph Store Protocol).

    Sends what changed since the last load to ENDPOINT, one named graph for each announcement, and deletes what was
    retracted. Secrets come from KG_USER and KG_PASSWORD, or KG_TOKEN, or are asked for.
    """
    from kg.load import authentication, store_at
    from kg.load import load as push

    def secret(name: str) -> str:
        hidden = name != "KG_USER"
        return os.environ.get(name) or click.prompt(name.removeprefix("KG_").capitalize(), hide_input=hidden, err=True)

    store = store_at(endpoint, preset, parameter=graph_parameter, auth=authentication(auth, secret), timeout=timeout)
    with progress_bar(hidden=False) as progress:
        done = push(output, store, everything=everything, progress=progress)
    answers = ", ".join(f"{count} × {answer}" for answer, count in done.answers.items())
    said = f" ({answers})" if answers else ""
    click.echo(f"{done.sent} graphs sent, {done.deleted} deleted, {done.unchanged} unchanged{said}")


@main.command()
@click.option("--format", "-f", "name", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), help="Folder to write into [default: OUTPUT/export]."
)
@output_option("Folder of a built graph.")
def export(name: str, to: Path | None, output: Path) -> None:
    """Write a built graph in another format.

    nt, trig, jsonld: RDF. rdf12: Turtle of RDF 1.2 with annotations. graphml, gexf: for Gephi and the like. csv,
    parquet: tables. neo4j: tables for its import, with a Cypher script.
    """
    from kg.export import export as exported

    for path in exported(output, name, to or output / "export"):
        click.echo(path)


@main.command("eval")
@click.argument("texts", metavar="TEXTS")
@click.argument("gold", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Number of processes.")
@click.option("--show", is_flag=True, help="List what was missed and what was wrong, with its sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object.")
def evaluate(texts: str, gold: Path, jobs: int, show: bool, as_json: bool) -> None:
    """Measure how good the extraction is on annotated announcements.

    TEXTS is what the command build takes; GOLD_DIR holds an annotation <id>.json for each announcement
    (docs/how-to/annotate.md). Each announcement is measured on its own.
    """
    from kg.evaluate import evaluate as measure

    done = measure([texts], gold, jobs=jobs)
    if as_json:
        show_json(done, with_remarks=show)
    else:
        show_evaluation(done, with_remarks=show)
    show_failures(done.failures)


def show_json(done: Evaluation, *, with_remarks: bool) -> None:
    """Print an evaluation as one JSON object."""
    listed = {"remarks": [asdict(one) for one in done.remarks]} if with_remarks else {}
    click.echo(json.dumps(done.figures.as_dict() | listed, ensure_ascii=False))


def show_evaluation(done: Evaluation, *, with_remarks: bool) -> None:
    """Print an evaluation for a person: remarks first, the figures last."""
    for one in done.remarks if with_remarks else ():
        click.echo(f"{one.document}  {one.kind}  {one.what}" + (f"\n    {one.quote}" if one.quote else ""))
    figures = done.figures.as_dict()
    by_property, reliability = figures.pop("by property"), figures.pop("reliability")
    for name, value in figures.items():
        shown = "  ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        click.echo(f"{name:<26}{'-' if shown is None else shown}")
    click.echo("by property                  right  missed  wrong")
    for name, row in by_property.items():
        click.echo(f"   {name:<24} {row['right']:>6} {row['missed']:>7} {row['wrong']:>6}")
    click.echo("confidence                   facts    mean  right")
    for row in reliability:
        rate = f"{row['facts']:>6} {row['mean confidence']:>7.2f} {row['precision']:>6.2f}"
        click.echo(f"   from {row['from']:<19.2f} {rate}")


@contextmanager
def progress_bar(*, hidden: bool) -> Iterator[Progress]:
    """Give a function that shows how far a run is, on a terminal only."""
    if hidden or not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total)


def show_summary(report: Report, output: Path) -> None:
    """Print what came out, on one screen."""
    from rich.columns import Columns
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    repeated = f" ({report.repeated} given twice)" if report.repeated else ""
    skipped = f", {len(report.failures)} with problems" if report.failures else ""
    console.print(Text(f"{report.announcements} announcements{repeated}{skipped}", style="bold"))
    if report.changes:
        counts = {name: count for name, count in asdict(report.changes).items() if count}
        console.print(Text(", ".join(f"{count} {name}" for name, count in counts.items()) or "nothing changed"))
    tables = [
        _table("Entities", report.entities),
        _table("Relations", report.relations),
        _table("Events", report.events),
        _table("Best connected", {one.name: one.connections for one in report.best_connected}),
    ]
    console.print(Columns([table for table in tables if table.row_count], padding=(0, 3)))
    console.print(Text(f"Page   {output / 'graph.html'}"))
    console.print(Text(f"Graph  {output / 'graph.ttl'}, graph.nq, extractions.jsonl, report.json"))


# Rows of a table of the summary; the rest is added up in one row.
SHOWN_ROWS = 12


def _table(title: str, counts: dict[str, int]) -> Any:
    """Make a small table of names and numbers."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=box.SIMPLE, show_header=False, show_edge=False, padding=(0, 1))
    table.add_column(overflow="ellipsis", max_width=28)
    table.add_column(justify="right")
    rows = list(counts.items())
    for name, count in rows[:SHOWN_ROWS]:
        table.add_row(Text(name), str(count))
    if rest := rows[SHOWN_ROWS:]:
        table.add_row(f"{len(rest)} more", str(sum(count for _, count in rest)))
    return table


def show_failures(failures: Sequence[Failure]) -> None:
    """Print one line for each announcement that could not be used, on standard error."""
    for failure in failures[:SHOWN_FAILURES]:
        click.echo(f"{failure.document}: {failure.message}", err=True)
    if (rest := len(failures) - SHOWN_FAILURES) > 0:
        click.echo(f"and {rest} more", err=True)


def _stop(signal_number: int, _frame: object) -> None:
    """End as after Ctrl-C, so that temporary files go."""
    raise SystemExit(128 + signal_number)


if __name__ == "__main__":
    main()
