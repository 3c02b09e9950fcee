// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/accessible_tree.h"

#include <utility>

namespace simulator {

namespace {

constexpr int answer_within_ms = 2'000;
constexpr int deepest = 40;
constexpr std::uint32_t document_web = 95;
constexpr std::uint32_t key_by_symbol = 3; // ATSPI_KEY_SYM
constexpr std::uint32_t in_the_window = 1; // ATSPI_COORD_TYPE_WINDOW
constexpr const char* accessible = "org.a11y.atspi.Accessible";
constexpr const char* registry = "org.a11y.atspi.Registry";

base::VariantPtr answer_of(GDBusConnection* bus, const AccessibleTree::Node& node, const char* interface,
                           const char* method, GVariant* arguments) {
  return base::VariantPtr{g_dbus_connection_call_sync(bus, node.bus.c_str(), node.path.c_str(), interface, method,
                                                      arguments, nullptr, G_DBUS_CALL_FLAGS_NONE, answer_within_ms,
                                                      nullptr, nullptr)};
}

base::ObjectPtr<GDBusConnection> accessibility_bus() {
  const base::ObjectPtr<GDBusConnection> session{g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr)};
  if (!session)
    return nullptr;
  const auto answer =
      answer_of(session.get(), {.bus = "org.a11y.Bus", .path = "/org/a11y/bus"}, "org.a11y.Bus", "GetAddress", nullptr);
  if (!answer || !g_variant_is_of_type(answer.get(), G_VARIANT_TYPE("(s)")))
    return nullptr;
  const char* address = nullptr;
  g_variant_get(answer.get(), "(&s)", &address);
  constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
  return base::ObjectPtr<GDBusConnection>{
      g_dbus_connection_new_for_address_sync(address, flags, nullptr, nullptr, nullptr)};
}

} // namespace

AccessibleTree::AccessibleTree() : m_bus{accessibility_bus()} {
}

base::VariantPtr AccessibleTree::call(const Node& node, const char* interface, const char* method,
                                      GVariant* arguments) const {
  const base::VariantPtr sunk{arguments == nullptr ? nullptr : g_variant_ref_sink(arguments)};
  return m_bus ? answer_of(m_bus.get(), node, interface, method, sunk.get()) : nullptr;
}

bool AccessibleTree::succeeds(const Node& node, const char* interface, const char* method, GVariant* arguments) const {
  const auto answer = call(node, interface, method, arguments);
  if (!answer || !g_variant_is_of_type(answer.get(), G_VARIANT_TYPE("(b)")))
    return false;
  gboolean done = FALSE;
  g_variant_get(answer.get(), "(b)", &done);
  return done != FALSE;
}

std::vector<AccessibleTree::Node> AccessibleTree::children(const Node& node) const {
  std::vector<Node> found;
  const auto answer = call(node, accessible, "GetChildren");
  if (!answer || !g_variant_is_of_type(answer.get(), G_VARIANT_TYPE("(a(so))")))
    return found;
  GVariantIter* each = nullptr;
  g_variant_get(answer.get(), "(a(so))", &each);
  const base::Handle<GVariantIter, g_variant_iter_free> owned{each};
  const char* bus = nullptr;
  const char* path = nullptr;
  while (g_variant_iter_next(each, "(&s&o)", &bus, &path) != FALSE)
    found.push_back({.bus = bus, .path = path});
  return found;
}

std::optional<pid_t> AccessibleTree::process_of(const std::string& bus) const {
  const auto answer = call({.bus = "org.freedesktop.DBus", .path = "/org/freedesktop/DBus"}, "org.freedesktop.DBus",
                           "GetConnectionUnixProcessID", g_variant_new("(s)", bus.c_str()));
  if (!answer || !g_variant_is_of_type(answer.get(), G_VARIANT_TYPE("(u)")))
    return std::nullopt;
  std::uint32_t process = 0;
  g_variant_get(answer.get(), "(u)", &process);
  return static_cast<pid_t>(process);
}

std::vector<AccessibleTree::Node> AccessibleTree::windows(const std::function<bool(pid_t)>& is_wanted) const {
  std::vector<Node> found;
  for (const Node& application : children({.bus = registry, .path = "/org/a11y/atspi/accessible/root"})) {
    const auto process = process_of(application.bus);
    if (!process || !is_wanted(*process))
      continue;
    for (Node& window : children(application))
      if (has(window, State::showing))
        found.push_back(std::move(window));
  }
  return found;
}

base::VariantPtr AccessibleTree::property(const Node& node, const char* interface, const char* name) const {
  const auto answer = call(node, "org.freedesktop.DBus.Properties", "Get", g_variant_new("(ss)", interface, name));
  if (!answer || !g_variant_is_of_type(answer.get(), G_VARIANT_TYPE("(v)")))
    return nullptr;
  GVariant* value = nullptr;
  g_variant_get(answer.get(), "(v)", &value);
  return base::VariantPtr{value};
}

std::string AccessibleTree::name(const Node& node) const {
  const auto value = property(node, accessible, "Name");
  return value && g_variant_is_of_type(value.get(), G_VARIANT_TYPE_STRING) ? g_variant_get_string(value.get(), nullptr)
                                                                           : "";
}

int AccessibleTree::text_length(const Node& node) const {
  const auto value = property(node, "org.a11y.atspi.Text", "CharacterCount");
  return value && g_variant_is_of_type(value.get(), G_VARIANT_TYPE_INT32) ? g_variant_get_int32(value.get()) : 0;
}

bool AccessibleTree::delete_text(const Node& node) const {
  return succeeds(node, "org.a11y.atspi.EditableText", "DeleteText", g_variant_new("(ii)", 0, text_length(node)));
}

AccessibleTree::Role AccessibleTree::role(const Node& node) const {
  std::uint32_t number = 0;
  const auto answer = call(node, accessible, "GetRole");
  if (answer && g_variant_is_of_type(answer.get(), G_VARIANT_TYPE("(u)")))
    g_variant_get(answer.get(), "(u)", &number);
  return static_cast<Role>(number);
}

bool AccessibleTree::has(const Node& node, State state) const {
  const auto answer = call(node, accessible, "GetState");
  if (!answer || !g_variant_is_of_type(answer.get(), G_VARIANT_TYPE("(au)")))
    return false;
  const base::VariantPtr words{g_variant_get_child_value(answer.get(), 0)};
  gsize count = 0;
  const auto* numbers =
      static_cast<const std::uint32_t*>(g_variant_get_fixed_array(words.get(), &count, sizeof(std::uint32_t)));
  constexpr unsigned bits = 32;
  const auto bit = static_cast<unsigned>(state);
  return bit / bits < count && (numbers[bit / bits] >> (bit % bits) & 1U) != 0;
}

bool AccessibleTree::has_a_place(const Node& node) const {
  const auto answer = call(node, "org.a11y.atspi.Component", "GetExtents", g_variant_new("(u)", in_the_window));
  if (!answer || !g_variant_is_of_type(answer.get(), G_VARIANT_TYPE("((iiii))")))
    return false;
  int width = 0;
  g_variant_get(answer.get(), "((iiii))", nullptr, nullptr, &width, nullptr);
  return width > 0;
}

std::optional<AccessibleTree::Node> AccessibleTree::find(const Node& window,
                                                         const std::function<bool(const Node&)>& fits) const {
  return find_below(window, fits, 0);
}

std::optional<AccessibleTree::Node>
AccessibleTree::find_below(const Node& node, const std::function<bool(const Node&)>& fits, int depth) const {
  if (!has(node, State::visible))
    return std::nullopt;
  if (fits(node))
    return node;
  if (depth > deepest || static_cast<std::uint32_t>(role(node)) == document_web)
    return std::nullopt;
  for (const Node& child : children(node))
    if (auto found = find_below(child, fits, depth + 1))
      return found;
  return std::nullopt;
}

bool AccessibleTree::act(const Node& node) const {
  return succeeds(node, "org.a11y.atspi.Action", "DoAction", g_variant_new("(i)", 0));
}

bool AccessibleTree::select_child(const Node& node, int index) const {
  return succeeds(node, "org.a11y.atspi.Selection", "SelectChild", g_variant_new("(i)", index));
}

bool AccessibleTree::insert_text(const Node& node, int position, const std::string& text) const {
  return succeeds(node, "org.a11y.atspi.EditableText", "InsertText",
                  g_variant_new("(isi)", position, text.c_str(), static_cast<int>(text.size())));
}

bool AccessibleTree::press_key(unsigned keyval) const {
  const Node controller{.bus = registry, .path = "/org/a11y/atspi/registry/deviceeventcontroller"};
  return call(controller, "org.a11y.atspi.DeviceEventController", "GenerateKeyboardEvent",
              g_variant_new("(isu)", static_cast<int>(keyval), "", key_by_symbol)) != nullptr;
}

} // namespace simulator
