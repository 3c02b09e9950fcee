// SPDX-License-Identifier: EUPL-1.2
// Runs on a private bus (tests/support/with-bus).
#include "launcher/session_client.h"
#include "loop.h"

#include <giomm/init.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace launcher {
namespace {

using testing::wait_until;
using AskedBy = SessionClient::AskedBy;
using namespace std::chrono_literals;

class ASessionClient : public ::testing::Test {
protected:
  static void SetUpTestSuite() { Gio::init(); }

  void use(const std::string& way, std::chrono::milliseconds patience = 20s,
           std::chrono::milliseconds end_patience = 20s) {
    m_client = std::make_unique<SessionClient>(
        Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION), bus::Mode::real,
        SessionClient::Program{{FAKE_SESSION, way}, patience, end_patience}, listener());
  }

  SessionClient::Listener listener() {
    return {[this] { m_states.push_back(m_client->state()); }, [this] { ++m_broke; },
            [this](const memory::CardToken& card) { m_signed_in = card; }};
  }

  bool reaches(SessionState state) {
    return wait_until([this, state] { return m_client->state() == state; });
  }

  bool was(SessionState state) const { return std::find(m_states.begin(), m_states.end(), state) != m_states.end(); }

  void TearDown() override {
    bool done = false;
    m_client->quit([&done] { done = true; });
    EXPECT_TRUE(wait_until([&done] { return done; }));
    // The next test's client must not find this one's program.
    EXPECT_TRUE(wait_until([] { return !is_on_the_bus(); }));
  }

  /// What the fake writes the activation token into.
  static std::string reader_on_the_bus() {
    const auto bus = Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION);
    const auto wanted = Glib::Variant<std::tuple<Glib::ustring, Glib::ustring>>::create(
        {"io.github.primaweb_launcher.Session1", "Reader"});
    const auto answer = bus->call_sync(bus::session_path, "org.freedesktop.DBus.Properties", "Get", wanted,
                                       bus::session_name(bus::Mode::real));
    Glib::Variant<Glib::Variant<Glib::ustring>> reader;
    answer.get_child(reader, 0);
    return reader.get().get();
  }

  static bool is_on_the_bus() {
    const auto bus = Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION);
    const auto name = Glib::Variant<std::tuple<Glib::ustring>>::create({bus::session_name(bus::Mode::real)});
    const auto answer =
        bus->call_sync("/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner", name, "org.freedesktop.DBus");
    Glib::Variant<bool> owned;
    answer.get_child(owned, 0);
    return owned.get();
  }

  std::vector<SessionState> m_states;
  int m_broke = 0;
  std::optional<memory::CardToken> m_signed_in;
  std::unique_ptr<SessionClient> m_client;
};

TEST_F(ASessionClient, starts_the_program_and_passes_the_reader_and_who_asks_on) {
  use("serve");
  EXPECT_EQ(m_client->state(), SessionState::away);
  m_client->sign_in({"ACS ACR38 00 00", "", AskedBy::card});
  EXPECT_EQ(m_client->state(), SessionState::starting);
  EXPECT_TRUE(reaches(SessionState::signing_in)) << "what the program does when a card asks";
  EXPECT_EQ(m_broke, 0);
}

TEST_F(ASessionClient, passes_on_the_desktops_leave_to_come_to_the_front) {
  use("serve");
  m_client->sign_in({.activation_token = "leave-42"});
  ASSERT_TRUE(reaches(SessionState::asking));
  EXPECT_EQ(reader_on_the_bus(), "leave-42");
  m_client->ask_to_sign_out("leave-43");
  EXPECT_TRUE(wait_until([] { return reader_on_the_bus() == "leave-43"; }));
}

TEST_F(ASessionClient, passes_the_card_on_and_hears_with_which_one_the_user_signed_in) {
  const card::ChipSerial serial{{1, 2, 3}};
  use("serve");
  m_client->sign_in({.reader = "A", .card = memory::CardToken::make(serial).text()});
  ASSERT_TRUE(wait_until([this] { return m_signed_in.has_value(); }));
  EXPECT_TRUE(m_signed_in->is_of(serial));
}

TEST_F(ASessionClient, asks_a_program_that_is_running_already) {
  use("serve");
  m_client->sign_in({"A", "", AskedBy::card});
  ASSERT_TRUE(reaches(SessionState::signing_in));
  m_client->sign_in({});
  EXPECT_TRUE(reaches(SessionState::asking));
  EXPECT_EQ(std::count(m_states.begin(), m_states.end(), SessionState::starting), 1);
}

TEST_F(ASessionClient, starts_a_new_program_when_the_earlier_one_is_on_its_way_out) {
  use("leave-at-second-sign-in");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  m_client->sign_in({"ACS ACR38 00 00", "", AskedBy::card});
  EXPECT_TRUE(reaches(SessionState::signing_in)) << "the wish was not lost";
  EXPECT_EQ(m_broke, 0);
}

TEST_F(ASessionClient, asks_anew_when_the_program_became_another_one_before_it_answered) {
  use("anew-at-second-sign-in");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  m_client->sign_in({"ACS ACR38 00 00", "", AskedBy::card});
  EXPECT_TRUE(reaches(SessionState::signing_in)) << "the wish was not lost";
  EXPECT_EQ(m_broke, 0);
}

TEST_F(ASessionClient, asks_anew_when_the_program_is_about_to_become_another_one_and_serves_nothing_meanwhile) {
  use("anew-after-sign-in");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  m_client->sign_in({"ACS ACR38 00 00", "", AskedBy::card});
  EXPECT_TRUE(reaches(SessionState::signing_in)) << "the wish was not lost";
  EXPECT_EQ(m_broke, 0);
}

TEST_F(ASessionClient, tells_a_program_that_becomes_another_one_from_one_that_has_ended) {
  use("anew-after-sign-in");
  EXPECT_FALSE(m_client->is_on_its_way());
  m_client->sign_in({});
  EXPECT_TRUE(m_client->is_on_its_way());
  ASSERT_TRUE(reaches(SessionState::asking));
  EXPECT_FALSE(m_client->is_on_its_way());
  ASSERT_TRUE(reaches(SessionState::away));
  EXPECT_TRUE(m_client->is_on_its_way()) << "its name went, and the next program comes";
  ASSERT_TRUE(reaches(SessionState::idle));
  EXPECT_FALSE(m_client->is_on_its_way());
}

TEST_F(ASessionClient, ends_the_program_that_became_another_one_instead_of_answering_that_it_quits) {
  use("anew-at-quit");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  bool done = false;
  m_client->quit([&done] { done = true; });
  EXPECT_TRUE(wait_until([&done] { return done; }));
  EXPECT_FALSE(wait_until([] { return false; }, 1s)) << "time enough for the other one to be on the bus";
  EXPECT_FALSE(is_on_the_bus());
}

TEST_F(ASessionClient, asks_the_user_of_the_program_before_they_quit) {
  const std::pair<std::string, bool> cases[]{{"user-stays", false}, {"user-agrees", true}, {"serve", true}};
  for (const auto& [way, quits] : cases) {
    use(way);
    m_client->sign_in({});
    ASSERT_TRUE(reaches(SessionState::asking));
    bool may = false;
    m_client->ask_whether_to_quit("", [&may] { may = true; });
    EXPECT_EQ(wait_until([&may] { return may; }, quits ? 20s : 1s), quits) << way;
    TearDown();
  }
  use("serve");
  bool may = false;
  m_client->ask_whether_to_quit("", [&may] { may = true; });
  EXPECT_TRUE(may) << "nobody is there to ask";
}

TEST_F(ASessionClient, quits_a_program_that_hangs_after_a_while_although_its_user_cannot_be_asked) {
  use("hangs-after-sign-in");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  bool may = false;
  m_client->ask_whether_to_quit("", [&may] { may = true; });
  EXPECT_TRUE(wait_until([&may] { return may; }));
}

TEST_F(ASessionClient, kills_a_program_that_hangs_and_hears_no_signal_when_it_quits) {
  use("hangs-for-good-after-sign-in", 20s, 500ms);
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  bool done = false;
  m_client->quit([&done] { done = true; });
  EXPECT_TRUE(wait_until([&done] { return done; }));
  EXPECT_TRUE(wait_until([] { return !is_on_the_bus(); }, 20s)) << "it outlives the launcher";
}

TEST_F(ASessionClient, waits_no_longer_than_until_the_program_that_it_told_to_end_has_ended) {
  use("hangs-after-sign-in", 20s, 10min);
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  bool done = false;
  m_client->quit([&done] { done = true; });
  EXPECT_TRUE(wait_until([&done] { return done; }));
  EXPECT_TRUE(wait_until([] { return !is_on_the_bus(); }));
}

TEST_F(ASessionClient, brings_the_question_whether_to_quit_to_the_front_when_asked_again) {
  use("user-thinks");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  for (const char* token : {"leave-1", "leave-2"}) {
    m_client->ask_whether_to_quit(token, [] { FAIL() << "nobody agreed"; });
    EXPECT_TRUE(wait_until([token] { return reader_on_the_bus() == token; })) << token;
  }
}

TEST_F(ASessionClient, takes_a_question_whether_to_quit_for_void_that_is_open_when_it_quits) {
  use("user-thinks");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  bool may = false;
  m_client->ask_whether_to_quit("leave-1", [&may] { may = true; });
  ASSERT_TRUE(wait_until([] { return reader_on_the_bus() == "leave-1"; }));
  bool done = false;
  m_client->quit([&done] { done = true; });
  ASSERT_TRUE(wait_until([&done] { return done; }));
  ASSERT_TRUE(wait_until([] { return !is_on_the_bus(); })) << "which leaves the question without an answer";
  testing::let_settle();
  EXPECT_FALSE(may);
}

/// Another program of the same user, on a connection of its own, that owns the session's name and serves its interface.
class Impostor {
public:
  Impostor() : m_session{bus_session1_skeleton_new()} {
    const std::unique_ptr<gchar, decltype(&g_free)> address{
        g_dbus_address_get_for_bus_sync(G_BUS_TYPE_SESSION, nullptr, nullptr), &g_free};
    m_bus.reset(g_dbus_connection_new_for_address_sync(
        address.get(),
        static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION),
        nullptr, nullptr, nullptr));
    bus_session1_set_state(m_session.get(), "signed-in");
    bus_session1_set_reader(m_session.get(), "");
    const auto note =
        +[](BusSession1* /*session*/, GDBusMethodInvocation* /*call*/, const gchar* /*reader*/, const gchar* /*card*/,
            gboolean /*by_user*/, gint64 /*asked_at*/, const gchar* /*token*/, gpointer told) -> gboolean {
      *static_cast<bool*>(told) = true;
      return FALSE;
    };
    g_signal_connect(m_session.get(), "handle-sign-in", G_CALLBACK(note), &m_told);
    g_dbus_interface_skeleton_export(G_DBUS_INTERFACE_SKELETON(m_session.get()), m_bus.get(), bus::session_path,
                                     nullptr);
    const auto take =
        +[](GDBusConnection* /*bus*/, const gchar* /*name*/, gpointer owns) { *static_cast<bool*>(owns) = true; };
    m_name = g_bus_own_name_on_connection(m_bus.get(), bus::session_name(bus::Mode::real), G_BUS_NAME_OWNER_FLAGS_NONE,
                                          take, nullptr, &m_owns, nullptr);
  }

  ~Impostor() {
    g_bus_unown_name(m_name);
    g_dbus_connection_close_sync(m_bus.get(), nullptr, nullptr);
  }

  Impostor(const Impostor&) = delete;
  Impostor& operator=(const Impostor&) = delete;
  Impostor(Impostor&&) = delete;
  Impostor& operator=(Impostor&&) = delete;

  [[nodiscard]] bool owns_the_name() const { return m_owns; }

  /// Of a card, by the launcher.
  [[nodiscard]] bool was_told() const { return m_told; }

  void say_signed_in(const memory::CardToken& card) {
    bus_session1_emit_signed_in(m_session.get(), card.text().c_str());
  }

private:
  base::ObjectPtr<GDBusConnection> m_bus;
  base::ObjectPtr<BusSession1> m_session;
  guint m_name = 0;
  bool m_owns = false;
  bool m_told = false;
};

/// How many own the session's name or wait for it.
std::size_t owners_and_waiting() {
  const auto bus = Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION);
  const auto name = Glib::Variant<std::tuple<Glib::ustring>>::create({bus::session_name(bus::Mode::real)});
  auto answer =
      bus->call_sync("/org/freedesktop/DBus", "org.freedesktop.DBus", "ListQueuedOwners", name, "org.freedesktop.DBus");
  auto connections = answer.get_child(0);
  return g_variant_n_children(connections.gobj());
}

TEST_F(ASessionClient, tells_nothing_to_a_program_that_it_did_not_start_nor_believes_it) {
  Impostor impostor;
  ASSERT_TRUE(wait_until([&impostor] { return impostor.owns_the_name(); }));
  use("serve", 1s);
  impostor.say_signed_in(memory::CardToken::make(card::ChipSerial{{1, 2, 3}}));
  m_client->sign_in({.reader = "A", .card = memory::CardToken::make(card::ChipSerial{{1, 2, 3}}).text()});
  EXPECT_EQ(m_client->state(), SessionState::starting) << "a program of its own";
  EXPECT_TRUE(reaches(SessionState::broken)) << "which cannot own the name";
  EXPECT_FALSE(impostor.was_told());
  EXPECT_FALSE(was(SessionState::signed_in));
  EXPECT_FALSE(m_signed_in);
}

TEST_F(ASessionClient, goes_on_with_its_own_program_when_an_impostor_has_left) {
  {
    Impostor impostor;
    ASSERT_TRUE(wait_until([&impostor] { return impostor.owns_the_name(); }));
    use("serve");
    m_client->sign_in({.reader = "A", .asked_by = AskedBy::card});
    ASSERT_TRUE(wait_until([] { return owners_and_waiting() == 2; }));
    EXPECT_FALSE(impostor.was_told());
  }
  EXPECT_TRUE(reaches(SessionState::signing_in));
}

TEST_F(ASessionClient, leaves_the_session_of_an_earlier_launcher_alone_and_starts_anew_when_that_has_ended) {
  {
    Impostor earlier;
    ASSERT_TRUE(wait_until([&earlier] { return earlier.owns_the_name(); }));
    use("give-way");
    m_client->sign_in({.reader = "A", .asked_by = AskedBy::card});
    ASSERT_EQ(m_client->state(), SessionState::starting);
    ASSERT_TRUE(wait_until([this] { return m_client->state() != SessionState::starting; }));
    EXPECT_EQ(m_client->state(), SessionState::away) << "which has been brought to the front";
    EXPECT_FALSE(earlier.was_told());
  }
  EXPECT_TRUE(reaches(SessionState::signing_in)) << "the wish was not lost";
  EXPECT_EQ(m_broke, 0);
}

TEST_F(ASessionClient, starts_anew_when_the_session_of_an_earlier_launcher_has_ended_before_the_program_that_found_it) {
  {
    Impostor earlier;
    ASSERT_TRUE(wait_until([&earlier] { return earlier.owns_the_name(); }));
    use("give-way-late");
    m_client->sign_in({.reader = "A", .asked_by = AskedBy::card});
    EXPECT_FALSE(wait_until([this] { return m_client->state() != SessionState::starting; }, 500ms));
  }
  EXPECT_TRUE(reaches(SessionState::signing_in));
  EXPECT_EQ(m_broke, 0);
}

TEST_F(ASessionClient, forgets_a_wish_that_the_session_of_an_earlier_launcher_outlasts) {
  {
    Impostor earlier;
    ASSERT_TRUE(wait_until([&earlier] { return earlier.owns_the_name(); }));
    use("give-way", 2s);
    m_client->sign_in({});
    ASSERT_TRUE(reaches(SessionState::away));
    EXPECT_FALSE(wait_until([] { return false; }, 3s)) << "the wish's time passes";
  }
  EXPECT_FALSE(wait_until([this] { return m_client->state() != SessionState::away; }, 500ms))
      << "no dialog long after it was asked for";
  EXPECT_EQ(m_broke, 0);
}

TEST_F(ASessionClient, asks_again_for_who_asks_again_while_the_session_of_an_earlier_launcher_lives) {
  Impostor earlier;
  ASSERT_TRUE(wait_until([&earlier] { return earlier.owns_the_name(); }));
  use("give-way");
  for (int times = 1; times <= 2; ++times) {
    m_client->sign_in({});
    EXPECT_EQ(m_client->state(), SessionState::starting) << "to bring it to the front";
    ASSERT_TRUE(reaches(SessionState::away));
  }
  EXPECT_EQ(m_broke, 0);
}

TEST_F(ASessionClient, notices_a_crash_in_the_middle_and_can_start_over) {
  use("crash-at-sign-in");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::broken));
  EXPECT_EQ(m_broke, 1);
  m_client->sign_in({});
  EXPECT_EQ(m_client->state(), SessionState::starting);
  ASSERT_TRUE(reaches(SessionState::broken));
  EXPECT_EQ(m_broke, 2);
}

TEST_F(ASessionClient, notices_a_program_that_does_not_come_up) {
  for (const auto* way : {"crash-at-start", "end-at-start"}) {
    m_broke = 0;
    use(way);
    m_client->sign_in({});
    EXPECT_TRUE(reaches(SessionState::broken)) << way;
    EXPECT_EQ(m_broke, 1) << way;
  }
}

TEST_F(ASessionClient, waits_no_longer_than_its_patience) {
  use("never-on-the-bus", 300ms);
  m_client->sign_in({});
  EXPECT_TRUE(reaches(SessionState::broken));
  EXPECT_EQ(m_broke, 1);
}

TEST_F(ASessionClient, says_so_when_the_program_is_missing) {
  m_client =
      std::make_unique<SessionClient>(Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION), bus::Mode::real,
                                      SessionClient::Program{{"/nowhere/primaweb-session"}}, listener());
  m_client->sign_in({});
  EXPECT_EQ(m_client->state(), SessionState::broken);
  EXPECT_EQ(m_broke, 1);
}

TEST_F(ASessionClient, takes_a_clean_end_for_what_it_is) {
  use("serve");
  m_client->sign_in({});
  ASSERT_TRUE(reaches(SessionState::asking));
  const auto bus = Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION);
  bus->call(bus::session_path, "io.github.primaweb_launcher.Session1", "Quit", {}, {},
            bus::session_name(bus::Mode::real));
  EXPECT_TRUE(reaches(SessionState::away));
  EXPECT_TRUE(wait_until([this] { return !m_client->is_on_its_way(); }));
  EXPECT_EQ(m_states.back(), SessionState::away) << "told also when the program's name went before it";
  EXPECT_EQ(m_broke, 0);
  EXPECT_FALSE(was(SessionState::broken));
}

TEST(SessionState, of_a_word_it_does_not_know_is_trouble) {
  EXPECT_EQ(session_state_of("idle"), SessionState::idle);
  EXPECT_EQ(session_state_of("asking"), SessionState::asking);
  EXPECT_EQ(session_state_of("signing-in"), SessionState::signing_in);
  EXPECT_EQ(session_state_of("signed-in"), SessionState::signed_in);
  EXPECT_EQ(session_state_of("trouble"), SessionState::trouble);
  EXPECT_EQ(session_state_of("dancing"), SessionState::trouble);
}

} // namespace
} // namespace launcher
