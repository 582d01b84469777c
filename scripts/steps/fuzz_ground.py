"""Lays the ground for the fuzz step: an organization with something of every kind, and their ids as a configuration.

Usage: fuzz_ground.py SERVER_URL RULES OUT. Prints three tokens, a line each: of the organization's owner, of a member in
a role of its own, and the key of a program.
"""
import json
import sys
import urllib.request

URL, RULES, OUT = sys.argv[1:]
# None of the examples of the contract: sent as they are, they would change the password and end the session.
PASSWORD = "Fuzz-7-Motors"
MANY = 8


def call(method, path, body=None, token=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = "Bearer " + token
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(URL + path, data, headers, method=method)) as answer:
        return json.load(answer)


def ground(token):
    """Ids by the name of the path parameter they fit."""
    ids = {}

    def made(name, path, body, key=None):
        one = call("POST", "/api/v1/" + path, body, token)[key or name]
        ids.setdefault(name, []).append(one)
        return one

    for n in range(MANY):
        contact = made("contact_id", "contacts", {"name": f"Fleet {n}"})
        made("tag_id", "contacts/tags", {"name": f"Tag {n}"})
        made("vehicle_id", "vehicles", {"owner_name": "Rohan Mehta", "make": "Ather", "model": "450X", "year": 2023,
                                        "registration_number": f"DL01AB{1000 + n}"})
        ticket = made("ticket_id", "tickets", {"title": f"Does not charge {n}"})
        call("POST", f"/api/v1/contacts/{contact}/persons", {"first_name": "Asha"}, token)
        call("POST", f"/api/v1/contacts/{contact}/addresses", {"address_type": "billing", "city": "Pune"}, token)
        made("activity_id", f"tickets/{ticket}/activities", {"action": "note", "description": "Seen."})
        whole = call("GET", f"/api/v1/contacts/{contact}", token=token)
        ids.setdefault("person_id", []).append(whole["persons"][0]["person_id"])
        ids.setdefault("address_id", []).append(whole["addresses"][0]["address_id"])
        made("invite_id", "organizations/me/invite",
             {"email": f"member{n}@example.com", "name": "Vikram", "role": "technician"})
    return ids


def others(owner):
    """Tokens of those who are in no fixed role: what they may is what a manager may, and an administrator's program."""
    roles = call("GET", "/api/v1/permissions/roles", token=owner)["data"]
    manager = next(role for role in roles if role["role_id"] == "manager")
    role = call("POST", "/api/v1/permissions/roles",
                {"name": "Night desk", "permissions": manager["permissions"]}, owner)["role_id"]
    invited = call("POST", "/api/v1/organizations/me/invite",
                   {"email": "night@example.com", "name": "Meera", "role": role}, owner)
    token = invited["invite_link"].split("?token=")[1]
    member = call("POST", "/api/v1/organizations/accept-invite", {"token": token, "password": PASSWORD, "name": "Meera"})
    key = call("POST", "/api/v1/api-keys", {"name": "Parts supplier", "role": "admin"}, owner)
    return [member["token"], key["key"]]


def configuration(ids):
    lines = [open(RULES).read()]
    for name, values in ids.items():
        lines.append(f'[dictionaries.{name}]\nvalues = {json.dumps(values)}\n')
        lines.append(f'[parameters."{name}"]\ndictionary = "{name}"\nprobability = 0.7\n')
    return "\n".join(lines)


signed_up = call("POST", "/api/v1/organizations/signup", {
    "name": "Fuzz Motors", "admin_name": "Asha Verma", "admin_email": "fuzz@example.com", "admin_password": PASSWORD})
ids = ground(signed_up["token"])
organization = [signed_up["organization"]["organization_id"]]
ids |= {"X-Organization-ID": organization, "org_id": organization, "user_id": [signed_up["user"]["user_id"]],
        "gstin": ["27AAPFU0939F1ZV"], "entity_type": ["ticket", "contact", "vehicle"], "entity_id": ids["ticket_id"]}
with open(OUT, "w") as out:
    out.write(configuration(ids))
print("\n".join([signed_up["token"], *others(signed_up["token"])]))
