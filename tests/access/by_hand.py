"""The table of duties a second time, written by hand: what the tests compare the program's own table with.

Letters: A administrator, O officer, K clerk, E data-entry manager, V verifier, S sales, C customer service, M manager.
A ``!`` after them: the act does not exist at top secret; a ``+``: only with an agreement and the lessons in force.
Nothing here is worked out from ``app.access``.
"""

from __future__ import annotations

from app.access.duty import Duty

LETTERS = {
    "A": Duty.ADMINISTRATOR,
    "O": Duty.OFFICER,
    "K": Duty.CLERK,
    "E": Duty.ENTRY_MANAGER,
    "V": Duty.VERIFIER,
    "S": Duty.SALES,
    "C": Duty.CUSTOMER_SERVICE,
    "M": Duty.MANAGER,
}

BY_HAND = """
vault:create                 OM
session:sign-in              AOKEVSCM
session:step-up              AOKEVSCM
session:confirm-failed       AOKEVSCM
session:lock                 AOKEVSCM
person:list                  AOKEVSCM
person:add                   OM
clearance:grant              M
clearance:ask                AOKEVSCM
clearance:unask              AOKEVSCM
clearance:sign               M
clearance:countersign        O
clearance:refuse             OM
clearance:requests           AOKEVSCM
clearance:withdraw           OM
clearance:list               OM
clearance:review             OM
clearance:export             O
session:clock-back           AOKEVSCM
project:list                 AOKEVSCM
project:create               M
person:view                  OM
person:freeze                OM
person:thaw                  OM
person:move                  OM
person:leave                 OM
person:renew-keys            OM
person:leaver-report         OM
person:invite                OM
person:answer                OM
person:join                  OM
person:arrive                AOKEVSCM

lesson:list                  AOKEVSCM
lesson:open                  AOKEVSCM
lesson:begin                 AOKEVSCM
lesson:pass                  AOKEVSCM
lesson:fail                  AOKEVSCM
lesson:certificate           AOKEVSCM
lesson:overview              OM
concern:report               AOKEVSCM
concern:report-unnamed       AOKEVSCM
concern:read                 O
concern:mark                 O
agreement:view               AOKEVSCM
agreement:list               OM
agreement:sign               AOKEVSCM
agreement:file               OM
agreement:end                AOKEVSCM
agreement:send               AOKEVSCM
agreement:unsend             AOKEVSCM
countersign:list             OM
countersign:waiting          OM
countersign:release          O
countersign:agreement        OM
countersign:destruction      O
countersign:refuse           OM

keys:passphrase              AOKEVSCM
keys:renew                   AOKEVSCM
keys:certificate             AOKEVSCM
keys:certify                 O
keys:view                    AOKEVSCM
keys:renewal-list            O
session:list                 O
session:end                  O
session:check                AOKEVSCM

backup:standing              AOKEVSCM
backup:list                  AO
backup:plan                  AO
backup:due                   AO
backup:make                  AO
backup:prove                 O
backup:destroyed             O
disc:list                    O
disc:plan                    O
disc:watch                   O
disc:label                   O
disc:make                    O
disc:burn                    O
disc:read-back               O
disc:read                    O
disc:result                  O
disc:lend                    O
disc:take-back               O
disc:count                   O
disc:shred                   O
recovery:state               OM
recovery:ceremony            OM
recovery:confirm-sheets      OM
recovery:escrow              OM
recovery:prove               O
recovery:renew-kit           MO
recovery:kit-destroyed       MO
recovery:list                O
recovery:open                OM

customer:list                KEVSCM+
customer:page                KEVSCM+
customer:search              KEVSCM+
customer:saved-searches      KEVSCM+
customer:save-search         KEVSCM+
customer:rename-search       KEVSCM+
customer:delete-search       KEVSCM+
customer:view                KEVSCM+
customer:history             KEVSCM+
customer:create              KESCM+
customer:edit                KESCM+
customer:import-preview      KESCM+
customer:import              KESCM+
customer:import-compare      KESCM+
customer:import-merge        KESCM+
customer:import-list         KESCM+
customer:import-undo         KESCM+
customer:edit-many           KESCM+
customer:restore             KESCM+
item:history                 KEVSCM+
item:restore                 KESCM+
item:create                  KESCM+
item:edit                    KESCM+
item:list                    KEVSCM+
item:page                    KEVSCM+
item:search                  KEVSCM+
item:due                     KEVSCM+
item:timeline                KEVSCM+
item:move                    KESCM+
item:remove                  KESCM+
item:bring-back              KESCM+
item:removed-list            KEVSCM+
rules:view                   KEVSCM+
rules:change                 M+
customer:reveal              KEVSCM+
entry:list                   KEVSCM+
entry:view                   KEVSCM+
entry:submit                 KESCM+
entry:amend                  KESCM+
entry:withdraw               KESCM+
entry:review                 E+
entry:return                 EV+
entry:verify                 V+
entry:mismatch               V+
entry:urgent                 M+
entry:rules                  M+
entry:steps-on               M+
entry:steps-off              M+
entry:critical-fields        M+
customer:level-list          KEVSCM+
customer:level-readers       KESCM+
customer:raise               KESCM+
customer:propose-raise       KESCM+
customer:ask-lower           KESCM+
customer:lower               M+
customer:refuse-level        M+
customer:withdraw-level      KESCM+
customer:review-level        KESCM+
customer:clear-left-behind   M+
customer:finish-move         KESCM+
draft:list                   KEVSCM+
draft:save                   KESCM
draft:discard                KESCM
document:list                KEVSCM+
document:view                KEVSCM+
document:page                KEVSCM+
document:receive             KESCM+
document:add                 KESCM+
document:rename              KESCM+
document:bind                KESCM+
document:remove              KESCM+
document:restore             KESCM+
draft:save                   KEVSCM
draft:discard                KEVSCM

customer:statistics          KEVSCM+
customer:report-list         KEVSCM+
customer:report-view         KEVSCM+
customer:report-save         KESCM+
customer:report-delete       KESCM+

consent:list                 KEVSCM+
consent:view                 KEVSCM+
consent:prepare              KESCM+
consent:record               KESCM!+
consent:narrow               KESCM+
consent:withdraw             KESCM+
release:list                 SCM+
release:view                 SCM+
release:waiting              SCM+
release:under-consent        SCM+
release:prepare              SCM!+
release:ask                  SCM!+
release:withdraw             SCM+
release:approve              M!+
release:refuse               M+
release:amend                SCM!+
release:send-back            M+
release:countersign          M!+
release:to-officers          M!+
release:delegate             M+
release:delegate-end         M+
release:hand-over            SCM!+
release:output-done          SCM+
release:take-back            SCM+
release:output-failed        SCM+

copy:list                    SCM+
copy:register                SCM!+
copy:print                   SCM!+
copy:print-failed            SCM+
copy:lend                    SCM+
copy:take-back               SCM+
copy:count                   SCM+
copy:shred                   SCM+
shredding:list               OM+
shredding:view               OM+

destruction:list             SCM+
destruction:view             SCM+
destruction:letter-view      SCM+
destruction:request          SCM+
destruction:approve          M+
destruction:refuse           M+
destruction:to-officers      M+
destruction:answered         M+
destruction:execute          M+
destruction:reply            SCM+
destruction:withdraw         SCM+
hold:list                    SCM+
hold:place                   M+
hold:lift                    M+
retention:list               SCM+
retention:terms              M+
certificate:list             O
certificate:view             O
certificate:lines            O
certificate:close-line       O
certificate:not-provable     O
certificate:complete         O
certificate:check            O
erasure:export               O
erasure:replay               M

restore:lay-beside           AOM
restore:state                AOM
restore:confirm              OM
customer:compare-copy        M+
customer:bring-from-copy     M+
restore:drills               O
restore:drill-standing       O
restore:drill                O
restore:drill-record         O

journal:read                 O
journal:page                 O
journal:verify               O
journal:report               O
journal:archive-list         O
journal:archive              O
journal:archive-check        O
journal:past                 O
journal:former-house         O
journal:broken               AOKEVSCM
journal:checkpoint-list      O
journal:checkpoint           O
journal:checkpoint-paper     O
journal:checkpoint-compare   O
vault:verify                 AOM
alert:watch                  O
alert:raise                  O
alert:list                   O
alert:view                   O
alert:decide                 O
alert:limits-view            O
alert:limits                 O
alert:leaving                O
check:state                  AOKEVSCM
check:kept                   AOKEVSCM
check:list                   AOM
check:stop                   AOM
check:schedule               AOM
customer:hurt                M+

ledger:re-emitted            AOKEVSCM
"""

ROWS = {line.split()[0]: line.split()[1] for line in BY_HAND.splitlines() if line.strip()}
"""The value of every act → its letters."""


def holders(act: str) -> frozenset[Duty]:
    """The duties that the table by hand gives an act to."""
    return frozenset(LETTERS[letter] for letter in ROWS[act].rstrip("!+"))


def never_at_top_secret(act: str) -> bool:
    """Whether the table by hand says that the act does not exist at top secret."""
    return "!" in ROWS[act]


def needs_standing(act: str) -> bool:
    """Whether the table by hand asks for an agreement and the lessons in force."""
    return "+" in ROWS[act]
