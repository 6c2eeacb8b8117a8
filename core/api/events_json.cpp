// SPDX-License-Identifier: GPL-3.0-or-later
// Events as lines of events.jsonl.
#include "event_fields.h"
#include "json_fields.h"

namespace precis {

namespace {

[[noreturn]] void throwBadEvent(const std::string& problem) {
    throw Error(ErrorKind::BadFormat, "event", problem,
                "Only a Precis of the same or an older version writes events that this one reads");
}

// Tries the alternatives of Event one after the other; false when none has that name.
template <std::size_t Index = 0>
bool readAlternative(const std::string& name, const Json& json, Event& event) {
    if constexpr (Index == std::variant_size_v<Event>) {
        return false;
    } else {
        using Alternative = std::variant_alternative_t<Index, Event>;
        if (name != kEventName<Alternative>)
            return readAlternative<Index + 1>(name, json, event);
        Alternative alternative;
        JsonReader reader;
        reader.read(json, alternative, name);
        if (!reader.problems().empty())
            throwBadEvent(reader.problems().front().path + " " + reader.problems().front().what);
        event = std::move(alternative);
        return true;
    }
}

} // namespace

std::string eventToJson(const Event& event) {
    return std::visit(
        [](const auto& alternative) {
            Json json = {{"event", kEventName<std::remove_cvref_t<decltype(alternative)>>}};
            json.update(fieldsToJson(alternative));
            return json.dump(-1, ' ', false, Json::error_handler_t::replace);
        },
        event);
}

Event eventFromJson(std::string_view line) {
    Json json = parseJson(line, "event");
    if (!json.is_object() || !json.contains("event") || !json["event"].is_string())
        throwBadEvent("has no name under the key \"event\"");
    const std::string name = json["event"];
    json.erase("event");
    Event event;
    if (!readAlternative(name, json, event))
        throwBadEvent("\"" + name + "\" is not a known event");
    return event;
}

} // namespace precis
