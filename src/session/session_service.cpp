// SPDX-License-Identifier: EUPL-1.2
#include "session/session_service.h"

#include "bus/names.h"
#include "bus/session1.h"
#include "session/session_state.h"

#include <utility>
#include <vector>

namespace session {

/// The generated GObject, and its signals handed on to the C++ ones. Owns the object.
class SessionService::Skeleton {
public:
  explicit Skeleton(SessionService& service) : m_object{bus_session1_skeleton_new()} {
    g_signal_connect(m_object, "handle-sign-in", G_CALLBACK(on_sign_in), &service);
    g_signal_connect(m_object, "handle-ask-to-sign-out", G_CALLBACK(on_ask_to_sign_out), &service);
    g_signal_connect(m_object, "handle-may-quit", G_CALLBACK(on_may_quit), &service);
    g_signal_connect(m_object, "handle-quit", G_CALLBACK(on_quit), &service);
  }

  ~Skeleton() {
    answer_quits();
    if (m_exported)
      g_dbus_interface_skeleton_unexport(G_DBUS_INTERFACE_SKELETON(m_object));
    g_object_unref(m_object);
  }

  Skeleton(const Skeleton&) = delete;
  Skeleton& operator=(const Skeleton&) = delete;
  Skeleton(Skeleton&&) = delete;
  Skeleton& operator=(Skeleton&&) = delete;

  bool export_on(GDBusConnection* connection) {
    m_exported =
        g_dbus_interface_skeleton_export(G_DBUS_INTERFACE_SKELETON(m_object), connection, bus::session_path, nullptr);
    return m_exported;
  }

  void set_state(const std::string& state, const std::string& reader, const std::string& failure) {
    bus_session1_set_failure(m_object, failure.c_str());
    bus_session1_set_state(m_object, state.c_str());
    bus_session1_set_reader(m_object, reader.c_str());
    g_dbus_interface_skeleton_flush(G_DBUS_INTERFACE_SKELETON(m_object));
  }

  void tell_signed_in(const memory::CardToken& card) { bus_session1_emit_signed_in(m_object, card.text().c_str()); }

  void answer_quits() {
    for (auto* call : std::exchange(m_quits, {})) {
      auto* connection = g_dbus_method_invocation_get_connection(call);
      bus_session1_complete_quit(m_object, call);
      g_dbus_connection_flush_sync(connection, nullptr, nullptr);
    }
  }

private:
  static SessionService& self(gpointer service) { return *static_cast<SessionService*>(service); }

  /// Answers anyone else than the launcher.
  static bool refuses(GDBusMethodInvocation* call, gpointer service) {
    const auto* sender = g_dbus_method_invocation_get_sender(call);
    if (sender != nullptr && self(service).m_launcher == sender)
      return false;
    g_debug("A stranger on the bus is refused: %s", g_dbus_method_invocation_get_method_name(call));
    g_dbus_method_invocation_return_dbus_error(call, bus::stranger_error,
                                               "only the launcher that started this program");
    return true;
  }

  static gboolean on_sign_in(BusSession1* object, GDBusMethodInvocation* call, const gchar* reader, const gchar* card,
                             gboolean by_user, gint64 asked_at, const gchar* token, gpointer service) {
    if (refuses(call, service))
      return TRUE;
    if (self(service).m_leaving) {
      g_dbus_method_invocation_return_dbus_error(call, bus::leaving_error, "primaweb-session is leaving");
      return TRUE;
    }
    const std::chrono::steady_clock::time_point asked{std::chrono::microseconds{asked_at}};
    self(service).m_signal_sign_in.emit({reader, card, by_user != FALSE, asked, token});
    bus_session1_complete_sign_in(object, call);
    return TRUE;
  }

  static gboolean on_ask_to_sign_out(BusSession1* object, GDBusMethodInvocation* call, const gchar* token,
                                     gpointer service) {
    if (refuses(call, service))
      return TRUE;
    self(service).m_signal_asks_to_sign_out.emit(token);
    bus_session1_complete_ask_to_sign_out(object, call);
    return TRUE;
  }

  static gboolean on_may_quit(BusSession1* object, GDBusMethodInvocation* call, const gchar* token, gpointer service) {
    if (refuses(call, service))
      return TRUE;
    const std::shared_ptr<BusSession1> kept{BUS_SESSION1(g_object_ref(object)), g_object_unref};
    self(service).m_signal_may_quit.emit(
        token, [kept, call](bool may) { bus_session1_complete_may_quit(kept.get(), call, may ? TRUE : FALSE); });
    return TRUE;
  }

  static gboolean on_quit(BusSession1* /*object*/, GDBusMethodInvocation* call, gpointer service) {
    if (refuses(call, service)) {
      self(service).m_signal_stranger_wants_end.emit();
      return TRUE;
    }
    self(service).m_skeleton->m_quits.push_back(call);
    self(service).m_signal_quit.emit();
    return TRUE;
  }

  BusSession1* m_object;
  std::vector<GDBusMethodInvocation*> m_quits; ///< each is answered, and so given back, once
  bool m_exported = false;
};

SessionService::SessionService(std::string launcher)
    : m_launcher{std::move(launcher)}, m_skeleton{std::make_unique<Skeleton>(*this)} {
  set_state(idle_state, "");
}

SessionService::~SessionService() = default;

bool SessionService::serve_on(const Glib::RefPtr<Gio::DBus::Connection>& connection) {
  return m_skeleton->export_on(connection->gobj());
}

void SessionService::finish_leaving() {
  m_skeleton->answer_quits();
}

void SessionService::tell_signed_in(const memory::CardToken& card) {
  m_skeleton->tell_signed_in(card);
}

void SessionService::set_state(const std::string& state, const std::string& reader, const std::string& failure) {
  m_skeleton->set_state(state, reader, failure);
}

} // namespace session
