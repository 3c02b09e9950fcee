// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <giomm/dbusconnection.h>
#include <giomm/unixfdlist.h>
#include <glibmm/variant.h>

#include <functional>
#include <optional>
#include <string>

namespace desktop::test {

/// Both a system bus and a session bus of the test's own; one for the whole process, as GLib's own connections are.
[[nodiscard]] std::string private_bus();

/// Lets the main loop run until `holds`, bounded. Says whether it does.
[[nodiscard]] bool comes_true(const std::function<bool()>& holds);

/// Lets the main loop run until the buses are done with all that was sent before.
void let_settle();

/// A service that the test plays, for as long as it lives.
class Service {
public:
  using Values = Glib::VariantContainerBase;
  /// Gives the answer, and perhaps a descriptor; nothing: an error.
  using Answer = std::function<std::optional<Values>(const std::string& method, const Values& values,
                                                     Gio::UnixFDList& descriptors)>;

  Service(const std::string& name, const std::string& interfaces, Answer answer = {});
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;
  Service(Service&&) = delete;
  Service& operator=(Service&&) = delete;

  /// At `path`, by every interface of the XML that has this name; `property` gives the value of each of its properties.
  void show(const std::string& path, const std::string& interface,
            const std::function<Glib::VariantBase(const std::string&)>& property = {});

  void say(const std::string& path, const std::string& interface, const std::string& signal, const Values& values = {});

private:
  void call_bus(const std::string& method, const Values& values);

  Glib::RefPtr<Gio::DBus::Connection> m_connection;
  std::string m_interfaces;
  Answer m_answer;
};

/// A logind with one session, which is the caller's: it knows no other.
class FakeLogind {
public:
  FakeLogind();
  ~FakeLogind();
  FakeLogind(const FakeLogind&) = delete;
  FakeLogind& operator=(const FakeLogind&) = delete;
  FakeLogind(FakeLogind&&) = delete;
  FakeLogind& operator=(FakeLogind&&) = delete;

  void prepare_for_sleep(bool begins);
  void set_active(bool active);
  void set_locked(bool locked);
  void ask_to_lock();

  /// What the last inhibitor was for; empty: none was asked for.
  [[nodiscard]] const std::string& inhibited() const { return m_inhibited; }

  [[nodiscard]] int inhibitors_given() const { return m_given; }

  /// Whether somebody holds the last inhibitor.
  [[nodiscard]] bool has_to_wait() const;

private:
  std::optional<Service::Values> answer(const std::string& method, const Service::Values& values,
                                        Gio::UnixFDList& descriptors);
  void properties_changed(const std::string& name, bool value);
  Service::Values give_inhibitor(const Service::Values& values, Gio::UnixFDList& descriptors);

  bool m_active = true;
  bool m_locked = false;
  std::string m_inhibited;
  int m_given = 0;
  int m_other_end = -1;
  Service m_service;
};

} // namespace desktop::test
