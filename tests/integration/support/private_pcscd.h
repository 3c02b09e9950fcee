// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace integration {

/// The system's own pcscd on a socket and a pair of ports of this test's own: needs no privilege, and any number of
/// them run side by side.
///
/// Its readers are vpcd's: two slots, into which a VpcdCard goes. Make one for the whole process before the first call
/// into libpcsclite, which remembers PCSCLITE_CSOCK_NAME for good; start and stop it as often as you like. pcscd dies
/// with the thread that started it.
class PrivatePcscd {
public:
  PrivatePcscd();
  ~PrivatePcscd();
  PrivatePcscd(const PrivatePcscd&) = delete;
  PrivatePcscd& operator=(const PrivatePcscd&) = delete;
  PrivatePcscd(PrivatePcscd&&) = delete;
  PrivatePcscd& operator=(PrivatePcscd&&) = delete;

  enum class Readers { none, two, with_keys };

  /// Makes the socket anew and starts pcscd behind it. Throws std::runtime_error when that does not work.
  void start(Readers readers = Readers::two);

  /// The same with the readers of a reader.conf(5).
  void start_with(const std::string& configuration);

  /// Ends pcscd in good order and waits for it. The socket's file stays, as a crash would leave it.
  void stop();

  /// Ends pcscd as a crash does.
  void kill();

  /// Lets it take connections and requests and answer none, and go on.
  void freeze() const;
  void thaw() const;

  void remove_socket() const;

  /// For what a test keeps beside pcscd; goes with this object.
  [[nodiscard]] const std::filesystem::path& directory() const { return m_directory; }

  [[nodiscard]] const std::filesystem::path& socket() const { return m_socket; }

  /// The port at which a card goes into `slot` (0 or 1).
  [[nodiscard]] std::uint16_t port(int slot = 0) const { return static_cast<std::uint16_t>(m_port + slot); }

  /// Of the reader with keys: see ifd_with_pad.cpp.
  static constexpr const char* reader_with_keys = "Reader with keys 00 00";

  /// The file that says what the user of its keys does.
  [[nodiscard]] std::filesystem::path keys() const { return m_directory / "keys"; }

  /// The name that pcscd gives to the reader of `slot`.
  [[nodiscard]] static std::string reader_name(int slot = 0);

private:
  void reserve_ports();
  void end(int signal);

  std::filesystem::path m_directory;
  std::filesystem::path m_socket;
  std::uint16_t m_port = 0;
  int m_reservation = -1;
  pid_t m_process = 0;
};

} // namespace integration
