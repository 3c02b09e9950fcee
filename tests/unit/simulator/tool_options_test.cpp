// SPDX-License-Identifier: EUPL-1.2
#include "read_as_typed.h"
#include "simulator/option_list.h"
#include "simulator/tool/tool_options.h"
#include "temporary_directory.h"

#include <gtest/gtest.h>

#include <fstream>
#include <utility>
#include <vector>

namespace {

using simulator::OptionsError;
using simulator::PracticeOptions;

PracticeOptions read_tool(std::vector<std::string> words) {
  return read_as_typed(&simulator::read_tool_options, std::move(words));
}

TEST(SimulatorCommandLine, lets_everything_go_well_when_nothing_is_asked_for) {
  const PracticeOptions options = read_tool({});
  EXPECT_FALSE(options.headless);
  EXPECT_TRUE(options.starts_launcher);
  EXPECT_TRUE(options.has_reader_service);
  EXPECT_FALSE(options.only_tls_1_2);
  EXPECT_FALSE(options.has_pin_pad);
  EXPECT_EQ(options.card.pin, "1234");
  EXPECT_EQ(options.card.tries_left, 3);
  EXPECT_EQ(options.card.validity, simulator::CertificateState::usable);
  EXPECT_TRUE(options.portal.two_roles && options.portal.has_profile && options.portal.is_up);
  EXPECT_TRUE(options.portal.trusted_card_host && options.portal.error == simulator::PortalError::none);
  EXPECT_FALSE(options.portal.shows_notice);
  EXPECT_EQ(options.portal.answer_delay.count(), 0);
}

TEST(SimulatorCommandLine, tells_the_card) {
  const PracticeOptions options = read_tool({"--pin", "987654", "--tries", "1", "--expired-certificate"});
  EXPECT_EQ(options.card.pin, "987654");
  EXPECT_EQ(options.card.tries_left, 1);
  EXPECT_EQ(options.card.validity, simulator::CertificateState::expired);
}

TEST(SimulatorCommandLine, gives_the_reader_keys_only_where_the_practice_makes_the_reader) {
  EXPECT_TRUE(read_tool({"--pin-pad"}).has_pin_pad);
  EXPECT_THROW(read_tool({"--pin-pad", "--no-card-readers"}), OptionsError);
  EXPECT_THROW(read_tool({"--pin-pad", "--headless", "--vpcd", "35963"}), OptionsError);
}

TEST(SimulatorCommandLine, tells_the_portal) {
  const PracticeOptions options =
      read_tool({"--roles", "1", "--no-profile", "--untrusted-card-host", "--error", "revoked", "--portal-down",
                 "--unknown-page", "--slow", "200", "--tls", "1.2"});
  EXPECT_FALSE(options.portal.two_roles);
  EXPECT_FALSE(options.portal.has_profile);
  EXPECT_FALSE(options.portal.trusted_card_host);
  EXPECT_EQ(options.portal.error, simulator::PortalError::certificate_revoked);
  EXPECT_FALSE(options.portal.is_up);
  EXPECT_TRUE(options.portal.shows_notice);
  EXPECT_EQ(options.portal.answer_delay.count(), 200);
  EXPECT_TRUE(options.only_tls_1_2);
  EXPECT_FALSE(options.only_tls_1_3);
  EXPECT_TRUE(read_tool({"--only-tls-1.3"}).only_tls_1_3);
}

TEST(SimulatorCommandLine, tells_what_the_user_finds_at_the_portal) {
  const PracticeOptions options =
      read_tool({"--entities", "40", "--several-capacities", "--entity-gone", "--role-first", "--role-list",
                 "--intrusive", "--portal-language", "fr", "--session", "5", "--silent-expiry"});
  EXPECT_EQ(options.portal.entities, 40);
  EXPECT_TRUE(options.portal.several_capacities);
  EXPECT_TRUE(options.portal.first_entity_gone);
  EXPECT_TRUE(options.portal.role_first);
  EXPECT_TRUE(options.portal.role_in_list);
  EXPECT_TRUE(options.portal.intrudes);
  EXPECT_EQ(options.portal.language, "fr");
  EXPECT_EQ(options.portal.session_length.count(), 5);
  EXPECT_FALSE(options.portal.tells_expiry);
}

TEST(SimulatorCommandLine, gives_the_portal_a_shape) {
  EXPECT_EQ(read_tool({}).portal.shape, nullptr);
  EXPECT_EQ(read_tool({"--shape", "cards"}).portal.shape, simulator::shape_named("cards"));
  EXPECT_THROW(static_cast<void>(read_tool({"--shape", "cloud"})), OptionsError);
}

TEST(SimulatorCommandLine, tells_which_answer_goes_wrong) {
  EXPECT_FALSE(read_tool({}).portal.fault);
  const auto fault = read_tool({"--fault", "cut-short:12"}).portal.fault;
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, simulator::FaultKind::cut_short);
  EXPECT_EQ(fault->request, 12U);
  for (const char* wrong : {"reset", "reset:0", "reset:x", "earthquake:1", ":1"})
    EXPECT_THROW(static_cast<void>(read_tool({"--fault", wrong})), OptionsError) << wrong;
}

TEST(SimulatorCommandLine, lets_a_portal_be_measured_and_know_other_holders) {
  EXPECT_FALSE(read_tool({}).portal.measures);
  EXPECT_TRUE(read_tool({"--measure"}).portal.measures);
  const TemporaryDirectory around;
  const std::string root = around.path() + "/root.pem";
  std::ofstream{root} << "a root";
  EXPECT_EQ(read_tool({"--more-holders", root}).portal.card_roots_pem, "a root");
  EXPECT_THROW(read_tool({"--more-holders", around.path() + "/none.pem"}), OptionsError);
}

TEST(SimulatorCommandLine, makes_no_reader_of_its_own_beside_a_virtual_one) {
  const PracticeOptions options = read_tool({"--headless", "--vpcd", "41002"});
  EXPECT_FALSE(options.has_reader_service);
  EXPECT_EQ(options.vpcd_port, 41002);
  EXPECT_FALSE(read_tool({"--no-card-readers"}).has_reader_service);
}

TEST(SimulatorCommandLine, takes_a_launcher_and_a_directory) {
  const PracticeOptions options =
      read_tool({"--launcher", "/x/primaweb-launcher", "--directory", "/y", "--no-launcher"});
  EXPECT_EQ(options.launcher, "/x/primaweb-launcher");
  EXPECT_EQ(options.directory, "/y");
  EXPECT_FALSE(options.starts_launcher);
}

TEST(SimulatorCommandLine, refuses_what_no_card_and_no_portal_can_be) {
  EXPECT_THROW(static_cast<void>(read_tool({"--tries", "4"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--tries", "-1"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--roles", "3"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--tls", "1.1"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--tls", "1.2", "--only-tls-1.3"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--entities", "41"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--entities", "1", "--entity-gone"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--portal-language", "en"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--error", "nothing"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--session", "-1"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--pin", "12"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--pin", "12a4"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--headless", "--vpcd", "70000"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--vpcd", "41002"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"--no-such-option"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read_tool({"word"})), OptionsError);
}

} // namespace
