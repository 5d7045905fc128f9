//! Tests of the search, with sockets of this process.

use super::*;

#[test]
fn both_sources_report_the_same_listeners() {
    let listener = std::net::TcpListener::bind("127.0.0.2:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let tables = by_proc_net(port).unwrap();
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].address.to_string(), "127.0.0.2");
    if let Some(rows) = by_sock_diag(port) {
        assert_eq!(rows, tables);
    }
}

#[test]
fn ipv6_only_is_known_where_the_kernel_reports_it() {
    let Ok(socket) = Socket::new(Domain::IPV6, Type::STREAM, None) else {
        return;
    };
    let any: std::net::SocketAddr = "[::1]:0".parse().unwrap();
    socket.set_only_v6(true).unwrap();
    if socket.bind(&any.into()).is_err() {
        return;
    }
    socket.listen(1).unwrap();
    let port = socket.local_addr().unwrap().as_socket().unwrap().port();
    assert_eq!(by_proc_net(port).unwrap()[0].v6_only, None);
    if let Some(rows) = by_sock_diag(port) {
        assert_eq!(rows[0].v6_only, Some(true));
    }
}

#[test]
fn when_the_budget_is_used_up_only_this_process_is_known() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut rows = by_proc_net(listener.local_addr().unwrap().port()).unwrap();
    let budget = SearchBudget {
        cpu_end: Duration::ZERO,
        end: Deadline::NEVER,
    };
    let found = Search::new(&rows, budget).run();
    assert!(matches!(&found[..], [SocketOwner::Process { pid, .. }] if *pid == std::process::id()));
    // A socket that is not ours.
    rows[0].inode += 1_000_000_000;
    assert_eq!(Search::new(&rows, budget).run(), [SocketOwner::NotSearched]);
}
