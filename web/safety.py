"""What may a browser do with our pages, and what do we refuse? Headers, hosts, lengths, and errors as pages.

The threats to a server on one's own machine are pages from elsewhere that talk to it, and text that turns into
markup. The policy lets a page load its own script and style and nothing else; foreign host names are refused; every
refusal says in words what to try (RFC 9457 for the JSON twins).
"""

from __future__ import annotations

import re

from flask import Flask, Response, abort, current_app, render_template, request
from werkzeug.exceptions import HTTPException, NotFound, SecurityError
from werkzeug.wrappers import Response as BaseResponse

from tmx.errors import PolicyGlossaryError
from web.catalogue import translate as t

#: Names a browser may always address us by. Others are refused, so that no page from elsewhere can reach a local
#: server under a name that it controls (DNS rebinding). Flask's own list cannot hold an IPv6 address.
LOCAL_HOSTS = frozenset(("localhost", "127.0.0.1", "[::1]"))

#: Longest query, in characters.
LONGEST_QUERY = 200

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def guard(app: Flask) -> None:
    """Put the headers on every answer and turn every error into a page."""
    app.before_request(_refuse_foreign_hosts)
    app.after_request(_headers)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(PolicyGlossaryError, _unreadable)


def query_text() -> str:
    """The ``q`` of the request, without outer blanks.

    :raises werkzeug.exceptions.BadRequest: when it is longer than :data:`LONGEST_QUERY`.
    """
    query = request.args.get("q", "").strip()
    if len(query) > LONGEST_QUERY:
        asked = t("The query is {length} characters long; at most {most} can be looked up at once.")
        abort(400, asked.format(length=len(query), most=LONGEST_QUERY))
    return query


def number_asked(name: str, default: int, most: int) -> int:
    """A whole number of the request between 1 and ``most``; the default where it is none."""
    try:
        return min(most, max(1, int(request.args.get(name, default))))
    except ValueError:
        return default


def wants_fragment() -> bool:
    """Whether the page's own script asks for the results alone."""
    return request.headers.get("X-Fragment") == "1"


def _refuse_foreign_hosts() -> None:
    name = re.sub(r":\d*$", "", request.host).lower()
    if name not in LOCAL_HOSTS and name not in current_app.config["EXTRA_HOSTS"]:
        raise SecurityError


def _headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-cache"
        response.vary.update(("X-Fragment", "Accept-Language", "Cookie"))
        if response.status_code == 200 and request.method in ("GET", "HEAD") and not response.is_streamed:
            response.add_etag()
            response.make_conditional(request)
    return response


def _refused(error: HTTPException) -> BaseResponse:
    if error.response is not None:
        return error.get_response()
    status = error.code or 500
    if isinstance(error, SecurityError):
        # Nothing of a request that may have been forged is used, not even to build links.
        words = "This server answers to localhost only. If the name is right, start it with --allow-host NAME.\n"
        return Response(words, status, content_type="text/plain; charset=utf-8")
    if isinstance(error, NotFound):
        return _page(status, t("There is no such page"), error.description if _ours(error) else "")
    return _page(status, error.name, error.description or "")


def _unreadable(error: PolicyGlossaryError) -> BaseResponse:
    return _page(503, t("Something could not be read"), str(error))


def _page(status: int, title: str, detail: str) -> BaseResponse:
    if request.path.endswith(".json"):
        from flask import jsonify

        answer = jsonify({"type": "about:blank", "title": title, "status": status, "detail": detail})
        answer.status_code = status
        answer.content_type = "application/problem+json"
        return answer
    template = "_error.html" if wants_fragment() else "error.html"
    return Response(render_template(template, title=title, detail=detail), status)


def _ours(error: HTTPException) -> bool:
    """Whether the description was written by us, not by the library."""
    return error.description != NotFound.description
